package org.rimborso.sandbox.chart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.rimborso.sandbox.cds.HookClient;
import org.rimborso.sandbox.fhir.EhrProfile;
import org.rimborso.sandbox.page.Page;

/**
 * {@code /cds-client/jwks}: the keys of the EHR as a caller of CDS Hooks; {@code
 * /cds-client/feedback}: what somebody did with a card, on its way to the app.
 */
public final class HookServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient HookClient hooks;
  private final String ehr;

  /**
   * @param ehr root URL of this server as FHIR bases are built on it
   */
  public HookServlet(HookClient hooks, String ehr) {
    this.hooks = hooks;
    this.ehr = ehr;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.getOutputStream().write(hooks.keys().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    EhrProfile profile = EhrProfile.named(text(request, "profile")).orElse(EhrProfile.FULL);
    boolean taken = hooks.tell(ehr + profile.path(), text(request, "service"), feedback(request));
    String patient = text(request, "patient").replaceAll("[^A-Za-z0-9.-]", "");
    if (!taken) {
      Page.dialog(
              "Rimborso did not take it", "<p><a href=\"/patient/" + patient + "\">Back</a></p>")
          .send(response, 502);
      return;
    }
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/patient/" + patient + "?profile=" + profile.id());
  }

  /** As CDS Hooks 2.0 writes it: a suggestion that was accepted, or a reason to override. */
  private static ObjectNode feedback(HttpServletRequest request) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("card", text(request, "card"));
    one.put("outcomeTimestamp", Instant.now().toString());
    String accepted = text(request, "suggestion");
    if (!accepted.isEmpty()) {
      one.put("outcome", "accepted");
      one.putArray("acceptedSuggestions").addObject().put("id", accepted);
      return one;
    }
    one.put("outcome", "overridden");
    one.putObject("overrideReason").putObject("reason").put("code", text(request, "reason"));
    return one;
  }

  private static String text(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }
}
