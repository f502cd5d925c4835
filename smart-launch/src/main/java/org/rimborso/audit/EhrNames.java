package org.rimborso.audit;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What the app and the EHRs are called in what leaves the trail.
 *
 * @param app the address under which browsers know the app
 * @param ehrs by the configured id
 */
public record EhrNames(URI app, Map<String, Known> ehrs) {
  public EhrNames {
    ehrs = Map.copyOf(ehrs);
  }

  /**
   * A configured EHR.
   *
   * @param clientId what the app is called there
   */
  public record Known(URI base, String clientId) {}

  Optional<Known> of(Optional<String> ehr) {
    return ehr.flatMap(id -> Optional.ofNullable(ehrs.get(id)));
  }
}
