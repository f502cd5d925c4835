package org.rimborso.sandbox.oauth;

import com.nimbusds.oauth2.sdk.util.MultivaluedMapUtils;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.sandbox.demo.DemoPerson;
import org.rimborso.sandbox.page.Html;
import org.rimborso.sandbox.page.Page;

/** The authorize endpoint of one issuer, and the page on which a demo person is chosen. */
final class AuthorizeServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient AuthorizeRequests requests;
  private final transient Issuer issuer;

  /** Origins that the form on the page may end up at. */
  private final transient Set<String> appOrigins;

  AuthorizeServlet(AuthorizeRequests requests, Issuer issuer, Set<String> appOrigins) {
    this.requests = requests;
    this.issuer = issuer;
    this.appOrigins = appOrigins;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    answer(requests.decide(parameters(request)), response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, List<String>> parameters = parameters(request);
    String ticket = MultivaluedMapUtils.getFirstValue(parameters, "ticket");
    String person = MultivaluedMapUtils.getFirstValue(parameters, "person");
    answer(
        ticket != null && person != null
            ? requests.choose(
                ticket,
                person,
                Optional.ofNullable(MultivaluedMapUtils.getFirstValue(parameters, "patient")))
            : requests.decide(parameters),
        response);
  }

  private static Map<String, List<String>> parameters(HttpServletRequest request) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
    return parameters;
  }

  private void answer(Decision decision, HttpServletResponse response) throws IOException {
    if (decision instanceof Decision.Redirect redirect) {
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Referrer-Policy", "no-referrer");
      response.setStatus(HttpServletResponse.SC_FOUND);
      response.setHeader("Location", redirect.to().toString());
    } else if (decision instanceof Decision.ChoosePerson choice) {
      page("Who is signing in?", people(choice)).send(response, HttpServletResponse.SC_OK);
    } else if (decision instanceof Decision.Refused refused) {
      page("The app cannot be opened", "<p>" + Html.text(refused.why()) + "</p>")
          .send(response, HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  private Page page(String title, String body) {
    return Page.dialog(title, body).allowingForms(appOrigins);
  }

  private String people(Decision.ChoosePerson choice) {
    return """
    <p class="demo">Demo only: synthetic people, no password.</p>
    <form method="post" action="%s">
    <input type="hidden" name="ticket" value="%s">
    %s
    %s
    </form>
    """
        .formatted(
            Html.text(issuer.authorize().toString()),
            Html.text(choice.ticket()),
            choice.launch().needsPatient() ? patients(choice) : patient(choice),
            Arrays.stream(DemoPerson.values())
                .map(AuthorizeServlet::button)
                .collect(Collectors.joining("\n")));
  }

  private static String patient(Decision.ChoosePerson choice) {
    return "<p>Rimborso asks to read the chart of Patient/"
        + Html.text(choice.launch().patient())
        + " as:</p>";
  }

  private static String patients(Decision.ChoosePerson choice) {
    return choice.patients().entrySet().stream()
        .map(
            patient ->
                "<option value=\"%s\">%s</option>"
                    .formatted(Html.text(patient.getKey()), Html.text(patient.getValue())))
        .collect(
            Collectors.joining(
                "\n",
                "<p><label>Rimborso asks to read the chart of <select name=\"patient\">",
                "</select></label> as:</p>"));
  }

  private static String button(DemoPerson person) {
    return """
    <p><button name="person" value="%s">Sign in as %s (%s)</button></p>\
    """
        .formatted(
            Html.text(person.id()), Html.text(person.display()), Html.text(person.roleName()));
  }
}
