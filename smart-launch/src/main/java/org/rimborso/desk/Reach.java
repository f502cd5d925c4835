package org.rimborso.desk;

import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.ehr.Capabilities;
import org.rimborso.ehr.Offer;
import org.rimborso.smart.Scopes;

/**
 * What may be asked of an EHR in one launch: what it offers, cut down to what was granted. Where
 * the EHR does not say what it offers, asking is the way to find out.
 */
record Reach(Capabilities capabilities, Set<String> scopes) {

  /** Why nothing of {@code type} is searched for; empty where it may be. */
  Optional<Cause> closed(String type) {
    if (!capabilities.offers(type, "search-type").worthTrying()) {
      return Optional.of(Cause.RESOURCE_NOT_OFFERED);
    }
    return Scopes.permit(scopes, type, Scopes.Action.SEARCH)
        ? Optional.empty()
        : Optional.of(Cause.SCOPE_NOT_GRANTED);
  }

  /** Whether the EHR says that it offers to search {@code type}, and the launch may. */
  boolean says(String type) {
    return capabilities.offers(type, "search-type") == Offer.YES && closed(type).isEmpty();
  }

  /** Only an include that the EHR says it knows is asked for. */
  boolean includes(String type, String parameter) {
    return capabilities.include(type, type + ":" + parameter) == Offer.YES;
  }
}
