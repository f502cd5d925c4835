package org.rimborso.ehr;

import java.util.Set;

/**
 * What a CapabilityStatement says about one resource type.
 *
 * @param interactions FHIR's codes, such as {@code read}, {@code search-type}, {@code update}
 * @param searchParams their names
 * @param includes {@code searchInclude}; empty where the EHR is silent about them
 * @param revincludes {@code searchRevInclude}; empty where the EHR is silent about them
 * @param versioning {@code no-version}, {@code versioned}, {@code versioned-update} or empty
 */
public record ResourceOffer(
    Set<String> interactions,
    Set<String> searchParams,
    Set<String> includes,
    Set<String> revincludes,
    boolean conditionalCreate,
    boolean conditionalUpdate,
    String versioning) {
  public ResourceOffer {
    interactions = Set.copyOf(interactions);
    searchParams = Set.copyOf(searchParams);
    includes = Set.copyOf(includes);
    revincludes = Set.copyOf(revincludes);
  }

  static Offer listed(Set<String> list, String type, String path) {
    if (list.contains(path) || list.contains("*") || list.contains(type + ":*")) {
      return Offer.YES;
    }
    return list.isEmpty() ? Offer.UNKNOWN : Offer.NO;
  }
}
