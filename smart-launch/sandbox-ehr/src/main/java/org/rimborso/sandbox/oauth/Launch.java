package org.rimborso.sandbox.oauth;

import java.util.Optional;

/**
 * What the chart page knew when someone pressed the button: it stays on the server, the app only
 * sees an opaque launch value. Because the person is part of it, authorizing needs no cookie, which
 * a browser might withhold inside a frame.
 *
 * @param issuer FHIR base the launch is for
 * @param patient id of the patient whose chart is open; empty until one is chosen
 * @param encounter id of the encounter in view, if any
 * @param person id of the demo person who pressed the button, if known
 * @param appContext what a card gave to hand on to the app, if anything
 */
public record Launch(
    String issuer,
    String patient,
    Optional<String> encounter,
    Optional<String> person,
    Optional<String> appContext) {
  /** A launch that no card asked for. */
  public Launch(
      String issuer, String patient, Optional<String> encounter, Optional<String> person) {
    this(issuer, patient, encounter, person, Optional.empty());
  }

  /** A launch that begins at the app: nobody knows anything yet. */
  static Launch fromApp(String issuer) {
    return new Launch(issuer, "", Optional.empty(), Optional.empty());
  }

  boolean needsPatient() {
    return patient.isEmpty();
  }

  Launch of(String chosen) {
    return new Launch(issuer, chosen, encounter, person, appContext);
  }
}
