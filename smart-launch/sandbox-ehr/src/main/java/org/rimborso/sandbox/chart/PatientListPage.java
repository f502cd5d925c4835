package org.rimborso.sandbox.chart;

import java.util.List;
import java.util.stream.Collectors;
import org.rimborso.sandbox.fhir.EhrProfile;
import org.rimborso.sandbox.page.Html;
import org.rimborso.sandbox.page.Page;

/** The page with all patients. */
final class PatientListPage {

  private PatientListPage() {}

  static Page of(List<ChartPatient> patients, EhrProfile profile) {
    String body =
        """
        <main>
        <h1>Patients</h1>
        <p class="demo">A sandbox for Rimborso: invented people, invented payers, no real record.</p>
        %s
        <div class="wide"><table>
        <thead><tr><th scope="col">Patient</th><th scope="col">About</th></tr></thead>
        <tbody>
        %s
        </tbody></table></div>
        </main>
        """
            .formatted(
                ProfileChoice.html("/", profile),
                patients.stream().map(p -> row(p, profile)).collect(Collectors.joining("\n")));
    return Page.chart("Patients", "nobody signed in", body);
  }

  private static String row(ChartPatient patient, EhrProfile profile) {
    return "<tr><td><a href=\"/patient/%s?profile=%s\">%s</a></td><td>%s</td></tr>"
        .formatted(
            Html.text(patient.id()),
            Html.text(profile.id()),
            Html.text(patient.name()),
            Html.text(patient.about()));
  }
}
