package org.rimborso.codebooks.terminology;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.rimborso.codes.CodeSystem;

/**
 * A FHIR R4 terminology server.
 *
 * @param base its FHIR base
 * @param tokenFile holds a bearer token; empty where it wants none
 * @param systems whose codes are asked there, be they in the chart or what a map gives
 * @param budget what one page may spend on it
 * @param kept how long its answers are believed
 */
public record TerminologySettings(
    URI base, Optional<Path> tokenFile, Set<CodeSystem> systems, Duration budget, Duration kept) {
  /** A page waits no longer for words about codes. */
  public static final Duration USUAL_BUDGET = Duration.ofSeconds(3);

  /** Editions change twice a year, the server's own data perhaps once a day. */
  public static final Duration USUALLY_KEPT = Duration.ofHours(12);

  /** What is asked where the site does not say: the code sets of claims. */
  public static final Set<CodeSystem> USUAL_SYSTEMS =
      Collections.unmodifiableSet(
          EnumSet.of(
              CodeSystem.ICD10CM,
              CodeSystem.ICD10PCS,
              CodeSystem.ICD9CM,
              CodeSystem.ICD9PCS,
              CodeSystem.HCPCS,
              CodeSystem.CPT));

  public TerminologySettings {
    systems = Set.copyOf(systems);
  }
}
