package org.rimborso.sandbox.chart;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.sandbox.cds.HookCards;
import org.rimborso.sandbox.cds.HookClient;
import org.rimborso.sandbox.demo.DemoPerson;
import org.rimborso.sandbox.fhir.EhrProfile;
import org.rimborso.sandbox.oauth.Launch;
import org.rimborso.sandbox.oauth.SmartState;
import org.rimborso.sandbox.page.Page;

/**
 * The chart pages: {@code /} lists patients, {@code /patient/ID} shows one, {@code
 * /patient/ID/rimborso} frames the app there and {@code /patient/ID/open} sends the browser to it.
 * The last two make a launch value each time they are asked, so a reload is a new launch.
 */
public final class ChartServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Charts charts;
  private final transient SmartState smart;
  private final transient Optional<URI> app;
  private final String ehr;
  private final transient HookClient hooks;

  /**
   * @param ehr root URL of this server as FHIR bases are built on it
   * @param app where Rimborso is, if the sandbox was told
   */
  public ChartServlet(
      Charts charts, SmartState smart, String ehr, Optional<URI> app, HookClient hooks) {
    this.hooks = hooks;
    this.charts = charts;
    this.smart = smart;
    this.ehr = ehr;
    this.app = app;
  }

  /** What a chart page was asked to show. */
  private record Asked(
      ChartPatient patient,
      EhrProfile profile,
      Optional<DemoPerson> person,
      Optional<String> encounter,
      Optional<String> appContext) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<String> path = List.of(request.getServletPath().substring(1).split("/", -1));
    if (path.equals(List.of(""))) {
      PatientListPage.of(charts.patients(), profile(request)).send(response, 200);
      return;
    }
    Optional<ChartPatient> patient =
        path.size() > 1 && path.get(0).equals("patient")
            ? charts.patient(path.get(1))
            : Optional.empty();
    String view = path.size() == 3 ? path.get(2) : "";
    if (patient.isEmpty() || path.size() > 3 || !Set.of("", "rimborso", "open").contains(view)) {
      Page.dialog("Nothing here", "<p><a href=\"/\">All patients</a></p>").send(response, 404);
      return;
    }
    Asked asked = asked(request, patient.get());
    if (view.isEmpty()) {
      chart(request, asked, response);
    } else {
      show(asked, view, response);
    }
  }

  private void show(Asked asked, String view, HttpServletResponse response) throws IOException {
    if (app.isEmpty()) {
      Page.dialog("Rimborso is not connected", "<p>" + PatientPage.NO_APP + "</p>")
          .send(response, 503);
    } else if (view.equals("open")) {
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Referrer-Policy", "no-referrer");
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", launchUrl(asked));
    } else {
      FramePage.of(asked.patient(), asked.profile(), asked.person(), launchUrl(asked))
          .allowingFrames(Set.of(origin(app.orElseThrow()), ehr))
          .send(response, 200);
    }
  }

  /** Opening a chart, or a button on it, fires a hook. */
  private void chart(HttpServletRequest request, Asked asked, HttpServletResponse response)
      throws IOException {
    HookCards cards =
        hooks.fire(FiredHooks.of(request, ehr + asked.profile().path(), asked.patient()));
    PatientPage.of(asked.patient(), asked.profile(), app.isPresent(), cards)
        .allowingForms(app.map(uri -> Set.of(origin(uri))).orElse(Set.of()))
        .send(response, 200);
  }

  private Asked asked(HttpServletRequest request, ChartPatient patient) {
    return new Asked(
        patient,
        profile(request),
        Optional.ofNullable(request.getParameter("person")).flatMap(DemoPerson::withId),
        Optional.ofNullable(request.getParameter("encounter")).filter(patient::hasVisit),
        Optional.ofNullable(request.getParameter("appContext")));
  }

  private static EhrProfile profile(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter("profile"))
        .flatMap(EhrProfile::named)
        .orElse(EhrProfile.FULL);
  }

  private String launchUrl(Asked asked) {
    String base = ehr + asked.profile().path();
    String launch =
        smart.launch(
            new Launch(
                base,
                asked.patient().id(),
                asked.encounter(),
                asked.person().map(DemoPerson::id),
                asked.appContext()));
    String root = app.orElseThrow().toString().replaceAll("/+$", "");
    return root + "/launch?iss=" + encode(base) + "&launch=" + encode(launch);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
