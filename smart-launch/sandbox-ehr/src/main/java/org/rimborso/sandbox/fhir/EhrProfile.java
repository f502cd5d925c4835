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
 * @param signed whether apps sign instead of showing a secret, with all that goes with it
 */
public record EhrProfile(String id, String path, String title, boolean writable, boolean signed) {

  /** An EHR that reads and takes everything. */
  public static final EhrProfile FULL =
      new EhrProfile("full", "/fhir", "Full: reads and writes", true, false);

  /** An EHR that lets apps read but refuses every write, as most do for billing resources. */
  public static final EhrProfile NO_WRITE =
      new EhrProfile("no-write", "/no-write/fhir", "No write: reads only", false, false);

  /**
   * An EHR that knows apps by their signature: it gives refresh tokens, takes tokens back, takes
   * authorize requests as forms and lets launches begin at the app.
   */
  public static final EhrProfile SIGNED =
      new EhrProfile("signed", "/signed/fhir", "Signed: apps sign, tokens refresh", true, true);

  /** The profiles on offer, the default first. */
  public static final List<EhrProfile> ALL = List.of(FULL, NO_WRITE, SIGNED);

  /** The profile of this name. */
  public static Optional<EhrProfile> named(String id) {
    return ALL.stream().filter(profile -> profile.id.equals(id)).findFirst();
  }
}
