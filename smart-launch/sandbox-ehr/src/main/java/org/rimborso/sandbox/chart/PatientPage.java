package org.rimborso.sandbox.chart;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.rimborso.sandbox.cds.HookCards;
import org.rimborso.sandbox.chart.ChartPatient.Visit;
import org.rimborso.sandbox.demo.DemoPerson;
import org.rimborso.sandbox.fhir.EhrProfile;
import org.rimborso.sandbox.page.Html;
import org.rimborso.sandbox.page.Page;

/** The page of one patient: visits, and the buttons that open Rimborso. */
final class PatientPage {

  /** Why there is nothing to open. */
  static final String NO_APP =
      "This sandbox was started without --app-url, so it does not know where Rimborso is. "
          + "Start it with --app-url URL to open the app from here.";

  private PatientPage() {}

  static Page of(ChartPatient patient, EhrProfile profile, boolean connected, HookCards cards) {
    String path = "/patient/" + patient.id();
    String body =
        """
        <nav aria-label="Chart"><a href="/?profile=%s">All patients</a></nav>
        <main>
        <h1>%s</h1>
        <p class="facts">%s</p>
        %s
        <h2>Rimborso</h2>
        %s
        %s
        <h2>Visits</h2>
        %s
        </main>
        """
            .formatted(
                Html.text(profile.id()),
                Html.text(patient.name()),
                Html.text(patient.about()),
                ProfileChoice.html(path, profile),
                connected ? openers(path, patient, profile) : "<p>" + NO_APP + "</p>",
                connected ? new HookForms(patient, profile).html(cards) : "",
                visits(patient));
    return Page.chart(patient.name(), "nobody signed in", body);
  }

  private static String openers(String path, ChartPatient patient, EhrProfile profile) {
    return """
        <form method="get">
        <input type="hidden" name="profile" value="%s">
        <p><label for="visit">Visit in view</label>
        <select id="visit" name="encounter">
        %s
        <option value="">No visit</option>
        </select></p>
        <table>
        %s
        </table>
        </form>
        """
        .formatted(
            Html.text(profile.id()),
            patient.visits().stream().map(PatientPage::option).collect(Collectors.joining("\n")),
            Arrays.stream(DemoPerson.values())
                .map(person -> buttons(path, person))
                .collect(Collectors.joining("\n")));
  }

  private static String option(Visit visit) {
    return "<option value=\"%s\">%s, %s</option>"
        .formatted(Html.text(visit.id()), Html.text(visit.date()), Html.text(visit.kind()));
  }

  private static String buttons(String path, DemoPerson person) {
    return """
        <tr><td>%1$s, %2$s</td>
        <td><button name="person" value="%3$s" formaction="%4$s/rimborso">Open Rimborso as %2$s</button></td>
        <td><button name="person" value="%3$s" formaction="%4$s/open" formtarget="_blank">\
        Open Rimborso as %2$s in a new tab</button></td></tr>"""
        .formatted(
            Html.text(person.display()),
            Html.text(person.roleName()),
            Html.text(person.id()),
            Html.text(path));
  }

  private static String visits(ChartPatient patient) {
    String rows =
        patient.visits().stream()
            .map(
                visit ->
                    "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                            Html.text(visit.date()),
                            Html.text(visit.kind()),
                            Html.text(visit.state())))
            .collect(Collectors.joining("\n"));
    return """
        <div class="wide"><table>
        <thead><tr><th scope="col">Date</th><th scope="col">Visit</th><th scope="col">Status</th></tr></thead>
        <tbody>
        %s
        </tbody></table></div>"""
        .formatted(rows);
  }
}
