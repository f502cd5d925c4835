package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Evidence;

/**
 * A diagnosis with an ICD code, once for the claim, Condition and encounter that it stands in.
 *
 * @param focus the Claim if there is one, else the Condition, else the Encounter
 * @param element FHIRPath of the diagnosis in the focus
 * @param day its code date; empty where dates are missing or too vague
 * @param dateElement FHIRPath of the date that would tell
 * @param evidence the other places it stands in, and the encounter
 */
record CodedDiagnosis(
    Reference focus,
    String element,
    CodeableConcept concept,
    Optional<LocalDate> day,
    String dateElement,
    Optional<Money> atRisk,
    List<Evidence> evidence) {
  CodedDiagnosis {
    evidence = List.copyOf(evidence);
  }

  /** Codings of {@code concept} in ICD-10-CM or ICD-9-CM. WHO's ICD-10 is neither. */
  static List<Coding> icd(CodeableConcept concept) {
    return concept.codings().stream()
        .filter(coding -> coding.is(CodeSystem.ICD10CM) || coding.is(CodeSystem.ICD9CM))
        .filter(coding -> !coding.code().isBlank())
        .toList();
  }

  static CodeSystem systemOf(Coding coding) {
    return coding.is(CodeSystem.ICD9CM) ? CodeSystem.ICD9CM : CodeSystem.ICD10CM;
  }
}
