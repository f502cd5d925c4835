package org.rimborso.launch;

import java.util.Optional;

/** The calls from a launch to its first page, and what is missing on the page without each. */
enum EhrCall {
  DISCOVERY("/fhir/.well-known/smart-configuration"),
  TOKEN("/auth/token"),
  KEYS("/auth/jwks"),
  METADATA("/fhir/metadata"),
  PATIENT("/fhir/Patient/p1"),
  ENCOUNTERS("/fhir/Encounter"),
  CONDITIONS("/fhir/Condition"),
  PROCEDURES("/fhir/Procedure"),
  COVERAGES("/fhir/Coverage"),
  CLAIMS("/fhir/Claim"),
  ANSWERS("/fhir/ClaimResponse"),
  BENEFITS("/fhir/ExplanationOfBenefit"),
  PRACTITIONERS("/fhir/Practitioner"),
  ORGANIZATIONS("/fhir/Organization");

  private final String path;

  EhrCall(String path) {
    this.path = path;
  }

  /** Whether a request's target, below the EHR's own path, is this call. */
  boolean is(String target) {
    return target.split("\\?", 2)[0].endsWith(path);
  }

  /** Whether there is no launch without it. */
  boolean isOfTheLaunch() {
    return compareTo(KEYS) <= 0;
  }

  /** The type of resource that a chart lacks without it; providers are details. */
  Optional<String> type() {
    return compareTo(PATIENT) < 0 || compareTo(PRACTITIONERS) >= 0
        ? Optional.empty()
        : Optional.of(path.split("/", -1)[2]);
  }
}
