package org.rimborso.ehr;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the app asks one EHR for the records of many patients while no user is there (SMART Backend
 * Services, Bulk Data).
 *
 * @param clientId as registered at the EHR for this use, which may differ from the launch's
 * @param scopes what is asked for, such as {@code system/Claim.rs}
 * @param group id of the Group whose members are exported; empty: everybody
 * @param fileHosts origins beside the EHR's own at which its export files may lie
 */
public record Backend(
    String clientId, List<String> scopes, Optional<String> group, Set<Origin> fileHosts) {
  /** What a review reads, and nothing else. */
  public static final List<String> TYPES =
      List.of(
          "Patient",
          "Encounter",
          "Condition",
          "Procedure",
          "ServiceRequest",
          "Observation",
          "DiagnosticReport",
          "MedicationAdministration",
          "Immunization",
          "Coverage",
          "Claim",
          "ClaimResponse",
          "ExplanationOfBenefit",
          "PaymentNotice",
          "PaymentReconciliation",
          "Practitioner",
          "PractitionerRole",
          "Organization");

  /** Asked for where the site says nothing. */
  public static final List<String> SCOPES =
      TYPES.stream().map(type -> "system/" + type + ".rs").toList();

  private static final Pattern SCOPE =
      Pattern.compile("system/([A-Z][A-Za-z]{1,63}|\\*)\\.(rs|r|s|read)");

  public Backend {
    scopes = List.copyOf(scopes);
    fileHosts = Set.copyOf(fileHosts);
    if (!scopes.stream().allMatch(Backend::isReading)) {
      throw new IllegalArgumentException("backend scopes only read");
    }
  }

  /** Whether this is a scope that lets a program read. */
  public static boolean isReading(String scope) {
    return SCOPE.matcher(scope).matches();
  }

  /** The types among those a review reads that these scopes cover, in order. */
  public static List<String> types(Iterable<String> scopes) {
    Set<String> covered = new TreeSet<>();
    for (String scope : scopes) {
      Matcher parts = SCOPE.matcher(scope);
      if (parts.matches()) {
        covered.add(parts.group(1));
      }
    }
    return covered.contains("*") ? TYPES : TYPES.stream().filter(covered::contains).toList();
  }
}
