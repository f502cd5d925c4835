package org.rimborso.sandbox.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.sandbox.oauth.SmartScope.Action;

/**
 * One kind of EHR that the sandbox plays over the same record. Each profile is a FHIR base and a
 * SMART issuer of its own.
 *
 * @param id its name on the chart page
 * @param path of its FHIR base, from the root of the server
 * @param title for people
 * @param limits what it does not do; it refuses that, and says so in its CapabilityStatement
 * @param signed whether apps sign instead of showing a secret, with all that goes with it
 */
public record EhrProfile(String id, String path, String title, EhrLimits limits, boolean signed) {

  /** An EHR that reads and takes everything. */
  public static final EhrProfile FULL =
      new EhrProfile("full", "/fhir", "Full: reads and writes", EhrLimits.NONE, false);

  /** An EHR that lets apps read but refuses every write, as most do for billing resources. */
  public static final EhrProfile NO_WRITE =
      new EhrProfile(
          "no-write", "/no-write/fhir", "No write: reads only", EhrLimits.NO_WRITE, false);

  /**
   * An EHR that knows apps by their signature: it gives refresh tokens, takes tokens back, takes
   * authorize requests as forms and lets launches begin at the app.
   */
  public static final EhrProfile SIGNED =
      new EhrProfile(
          "signed", "/signed/fhir", "Signed: apps sign, tokens refresh", EhrLimits.NONE, true);

  /** As Epic publishes it: bills are told by ExplanationOfBenefit, and few types are taken. */
  public static final EhrProfile EPIC =
      new EhrProfile(
          "epic",
          "/epic/fhir",
          "Epic-like: benefits, no claim responses",
          new EhrLimits(
              Set.of("ClaimResponse"),
              Set.of("Claim"),
              Optional.of(
                  Map.of(
                      "Communication", Set.of(Action.CREATE),
                      "DocumentReference", Set.of(Action.CREATE),
                      "Task", Set.of(Action.UPDATE))),
              true),
          false);

  /** As Oracle Health publishes it: no bills at all. */
  public static final EhrProfile ORACLE =
      new EhrProfile(
          "oracle",
          "/oracle/fhir",
          "Oracle-like: no bills",
          new EhrLimits(
              Set.of("Claim", "ClaimResponse", "ExplanationOfBenefit"),
              Set.of(),
              Optional.of(
                  Map.of(
                      "Communication", Set.of(Action.CREATE),
                      "DocumentReference", Set.of(Action.CREATE),
                      "Basic", Set.of(Action.CREATE))),
              true),
          false);

  /** An EHR that takes everything, and an update of a version that is long gone as well. */
  public static final EhrProfile NO_IF_MATCH =
      new EhrProfile(
          "no-if-match",
          "/no-if-match/fhir",
          "No If-Match: the last write wins",
          new EhrLimits(Set.of(), Set.of(), Optional.empty(), false),
          false);

  /** The profiles on offer, the default first. */
  public static final List<EhrProfile> ALL =
      List.of(FULL, NO_WRITE, SIGNED, EPIC, ORACLE, NO_IF_MATCH);

  /** Whether it takes any write. */
  public boolean writable() {
    return limits.writes().map(taken -> !taken.isEmpty()).orElse(true);
  }

  /** The profile of this name. */
  public static Optional<EhrProfile> named(String id) {
    return ALL.stream().filter(profile -> profile.id.equals(id)).findFirst();
  }
}
