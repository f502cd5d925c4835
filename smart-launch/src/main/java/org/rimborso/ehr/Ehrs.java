package org.rimborso.ehr;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured EHRs. What does not stand here is never called. */
public final class Ehrs {
  private final Map<String, Ehr> byId = new LinkedHashMap<>();

  /**
   * Builds the ways out to each; nothing is called yet, so that an EHR that is down does no harm.
   */
  public Ehrs(List<EhrSettings> settings, Outbound outbound) {
    for (EhrSettings each : settings) {
      if (byId.put(each.id(), Ehr.of(each, outbound)) != null) {
        throw new IllegalArgumentException("two EHRs have the id " + each.id());
      }
    }
  }

  public Optional<Ehr> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The EHR whose configured base is {@code iss}, character by character. */
  public Optional<Ehr> byIssuer(String iss) {
    return byId.values().stream()
        .filter(e -> e.settings().iss().toString().equals(iss))
        .findFirst();
  }

  public Collection<Ehr> all() {
    return List.copyOf(byId.values());
  }
}
