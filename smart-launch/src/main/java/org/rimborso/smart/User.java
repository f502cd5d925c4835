package org.rimborso.smart;

import java.util.Optional;
import org.rimborso.chart.Reference;

/**
 * Who launched, as the EHR's id_token says.
 *
 * @param issuer id_token {@code iss}
 * @param subject id_token {@code sub}
 * @param fhirUser the resource behind the user, if told
 * @param name how to show the user; the subject where the EHR tells no name
 */
public record User(String issuer, String subject, Optional<Reference> fhirUser, String name) {

  /** Names the user in what they write: the resource behind them, else issuer and subject. */
  public String reference() {
    return fhirUser.map(Reference::toString).orElse(issuer + "|" + subject);
  }
}
