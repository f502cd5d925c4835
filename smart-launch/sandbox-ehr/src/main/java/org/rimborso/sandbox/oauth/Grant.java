package org.rimborso.sandbox.oauth;

import com.nimbusds.oauth2.sdk.Scope;
import java.util.List;
import java.util.Optional;

/**
 * What an access token stands for.
 *
 * @param issuer the FHIR base it is good for, and no other
 * @param person id of the demo person who signed in
 * @param patient id of the patient in context
 * @param encounter id of the encounter in context, if the launch came from one
 * @param scope what was granted
 */
public record Grant(
    String issuer, String person, String patient, Optional<String> encounter, Scope scope) {

  /** The clinical scopes among the granted ones. */
  public List<SmartScope> clinical() {
    return scope.toStringList().stream().flatMap(s -> SmartScope.parse(s).stream()).toList();
  }
}
