package org.rimborso.sandbox.chart;

import java.util.Optional;
import org.rimborso.sandbox.demo.DemoPerson;
import org.rimborso.sandbox.fhir.EhrProfile;
import org.rimborso.sandbox.page.Html;
import org.rimborso.sandbox.page.Page;

/** The chart of one patient with Rimborso open inside it. */
final class FramePage {

  private FramePage() {}

  static Page of(
      ChartPatient patient, EhrProfile profile, Optional<DemoPerson> person, String launchUrl) {
    String body =
        """
        <main>
        <h1>%s</h1>
        <p class="facts">%s · EHR profile %s</p>
        </main>
        <nav aria-label="Chart sections"><a href="/?profile=%s">All patients</a>\
        <a href="/patient/%s?profile=%s">Summary</a><a href="" aria-current="page">Rimborso</a></nav>
        <iframe title="Rimborso" src="%s"></iframe>
        """
            .formatted(
                Html.text(patient.name()),
                Html.text(patient.about()),
                Html.text(profile.id()),
                Html.text(profile.id()),
                Html.text(patient.id()),
                Html.text(profile.id()),
                Html.text(launchUrl));
    String signedIn =
        person
            .map(p -> "signed in as " + p.display() + ", " + p.roleName())
            .orElse("nobody signed in");
    return Page.chart(patient.name(), signedIn, body);
  }
}
