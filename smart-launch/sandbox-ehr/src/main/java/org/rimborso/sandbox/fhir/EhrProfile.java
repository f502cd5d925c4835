package org.rimborso.sandbox.fhir;

import java.util.List;
import java.util.Optional;

/**
 * One kind of EHR that the sandbox plays over the same record. Each profile is a FHIR base and a
 * SMART issuer of its own.
 *
 * @param id its name on the chart page
 * @param path of its FHIR base, from the root of the server
 * @param title for people
 * @param writable whether it takes writes; one that does not refuses them, and says so in its
 *     CapabilityStatement
 */
public record EhrProfile(String id, String path, String title, boolean writable) {

  /** An EHR that reads and takes everything. */
  public static final EhrProfile FULL =
      new EhrProfile("full", "/fhir", "Full: reads and writes", true);

  /** An EHR that lets apps read but refuses every write, as most do for billing resources. */
  public static final EhrProfile NO_WRITE =
      new EhrProfile("no-write", "/no-write/fhir", "No write: reads only", false);

  /** The profiles on offer, the default first. */
  public static final List<EhrProfile> ALL = List.of(FULL, NO_WRITE);

  /** The profile of this name. */
  public static Optional<EhrProfile> named(String id) {
    return ALL.stream().filter(profile -> profile.id.equals(id)).findFirst();
  }
}
