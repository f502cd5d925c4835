package org.rimborso.ehr;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an EHR says it offers. An EHR that could not be asked offers {@code UNKNOWN} of everything.
 *
 * @param known whether its CapabilityStatement could be read
 * @param software name and version, if told
 * @param fhirVersion such as {@code 4.0.1}, if told
 * @param types by resource type
 * @param system interactions of the whole server, such as {@code transaction}
 * @param smart its SMART configuration, if it could be read
 */
public record Capabilities(
    boolean known,
    Optional<String> software,
    Optional<String> fhirVersion,
    Map<String, ResourceOffer> types,
    Set<String> system,
    Optional<SmartConfiguration> smart) {
  public Capabilities {
    types = Map.copyOf(types);
    system = Set.copyOf(system);
  }

  /** Nothing is known. */
  public static Capabilities unknown() {
    return new Capabilities(
        false, Optional.empty(), Optional.empty(), Map.of(), Set.of(), Optional.empty());
  }

  Capabilities with(Optional<SmartConfiguration> read) {
    return new Capabilities(known, software, fhirVersion, types, system, read);
  }

  /** Whether {@code type} can be used with FHIR's {@code interaction} code. */
  public Offer offers(String type, String interaction) {
    if (!known) {
      return Offer.UNKNOWN;
    }
    return resource(type).filter(r -> r.interactions().contains(interaction)).isPresent()
        ? Offer.YES
        : Offer.NO;
  }

  /** Whether {@code type} can be searched by {@code name}. */
  public Offer searchParam(String type, String name) {
    if (!known) {
      return Offer.UNKNOWN;
    }
    return resource(type).filter(r -> r.searchParams().contains(name)).isPresent()
        ? Offer.YES
        : Offer.NO;
  }

  /** Whether a search for {@code type} may ask {@code _include=path}. */
  public Offer include(String type, String path) {
    return known
        ? resource(type).map(r -> ResourceOffer.listed(r.includes(), type, path)).orElse(Offer.NO)
        : Offer.UNKNOWN;
  }

  /** Whether a search for {@code type} may ask {@code _revinclude=path}. */
  public Offer revinclude(String type, String path) {
    return known
        ? resource(type)
            .map(r -> ResourceOffer.listed(r.revincludes(), type, path))
            .orElse(Offer.NO)
        : Offer.UNKNOWN;
  }

  /** What is told about one type. */
  public Optional<ResourceOffer> resource(String type) {
    return Optional.ofNullable(types.get(type));
  }
}
