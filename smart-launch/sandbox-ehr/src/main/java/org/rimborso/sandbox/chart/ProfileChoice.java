package org.rimborso.sandbox.chart;

import java.util.stream.Collectors;
import org.rimborso.sandbox.fhir.EhrProfile;
import org.rimborso.sandbox.page.Html;

/** The switch between the EHR profiles, as links. */
final class ProfileChoice {

  private ProfileChoice() {}

  /**
   * @param path of the page that the links stay on
   * @param current the profile in use
   */
  static String html(String path, EhrProfile current) {
    return EhrProfile.ALL.stream()
        .map(profile -> link(path, profile, profile.equals(current)))
        .collect(
            Collectors.joining(
                "\n", "<nav aria-label=\"EHR profile\"><span>EHR profile:</span>", "</nav>"));
  }

  private static String link(String path, EhrProfile profile, boolean current) {
    return "<a href=\"%s?profile=%s\"%s>%s</a>"
        .formatted(
            Html.text(path),
            Html.text(profile.id()),
            current ? " aria-current=\"true\"" : "",
            Html.text(profile.title()));
  }
}
