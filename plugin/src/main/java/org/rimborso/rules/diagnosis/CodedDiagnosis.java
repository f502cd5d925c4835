package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Evidence;

/**
 * A diagnosis with an ICD code, once for the claim, Condition and encounter that it stands in.
 *
 * @param focus the Claim if there is one, else the Condition, else the Encounter
 * @param element FHIRPath of the diagnosis in the focus
 * @param icd its codings in ICD-10-CM or ICD-9-CM; at least one
 * @param first whether it is the first-listed of its claim; of its encounter where no claim has it
 * @param day its code date; empty where dates are missing or too vague
 * @param dateElement FHIRPath of the date that would tell
 * @param proof finds the other places it stands in, and the encounter; most are never asked for
 */
record CodedDiagnosis(
    Reference focus,
    String element,
    List<Coding> icd,
    boolean first,
    Optional<LocalDate> day,
    String dateElement,
    Optional<Money> atRisk,
    Supplier<List<Evidence>> proof) {
  private static final int CATEGORY = 3;

  CodedDiagnosis {
    icd = List.copyOf(icd);
  }

  /** The other places it stands in, and the encounter. */
  List<Evidence> evidence() {
    return proof.get();
  }

  /** Codings of {@code concept} in ICD-10-CM or ICD-9-CM. WHO's ICD-10 is neither. */
  static List<Coding> icd(CodeableConcept concept) {
    List<Coding> icd = new ArrayList<>(1);
    for (Coding coding : concept.codings()) {
      boolean wanted = coding.is(CodeSystem.ICD10CM) || coding.is(CodeSystem.ICD9CM);
      if (wanted && !coding.code().isBlank()) {
        icd.add(coding);
      }
    }
    return icd;
  }

  static CodeSystem systemOf(Coding coding) {
    return coding.is(CodeSystem.ICD9CM) ? CodeSystem.ICD9CM : CodeSystem.ICD10CM;
  }

  /** The system and the code as tables hold it. */
  static String key(Coding coding) {
    return systemOf(coding) + " " + CodeSets.normalize(coding.code());
  }

  /** The system and the three characters that begin the code. */
  static String category(Coding coding) {
    String bare = CodeSets.normalize(coding.code());
    return systemOf(coding) + " " + bare.substring(0, Math.min(CATEGORY, bare.length()));
  }
}
