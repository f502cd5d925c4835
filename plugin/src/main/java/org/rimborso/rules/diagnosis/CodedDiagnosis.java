package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
 * @param answers what code sets said of it when they were asked last
 */
record CodedDiagnosis(
    Reference focus,
    String element,
    List<Coding> icd,
    boolean first,
    Optional<LocalDate> day,
    String dateElement,
    Optional<Money> atRisk,
    Supplier<List<Evidence>> proof,
    Answers answers) {
  private static final int CATEGORY = 3;

  CodedDiagnosis {
    icd = List.copyOf(icd);
  }

  /**
   * What a code judgement found out, for the other rules that ask the same. Asked by several
   * threads at once, the question is put more than once.
   */
  static final class Answers {
    private volatile @Nullable Last last;

    private record Last(CodeJudgement by, LocalDate day, List<JudgedCode> codes) {}

    /** What {@code ask} finds, or found for the same judgement and day. */
    List<JudgedCode> of(CodeJudgement by, LocalDate day, Supplier<List<JudgedCode>> ask) {
      Last known = last;
      if (known == null
          || known.by.codes() != by.codes()
          || !known.by.transition().equals(by.transition())
          || !known.day.equals(day)) {
        known = new Last(by, day, ask.get());
        last = known;
      }
      return known.codes;
    }
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

  /** Whether {@link #category} of both is the same. */
  static boolean areOfOneCategory(Coding one, Coding other) {
    return one.equals(other) || category(one) == category(other);
  }

  /** The system and the three characters that begin the code, in one number. */
  static long category(Coding coding) {
    String code = coding.code();
    long category = systemOf(coding) == CodeSystem.ICD9CM ? 9 : 10;
    int taken = 0;
    for (int i = 0; i < code.length() && taken < CATEGORY; i++) {
      if (CodeSets.isKept(code.charAt(i))) {
        category = category << Character.SIZE | Character.toUpperCase(code.charAt(i));
        taken++;
      }
    }
    return category;
  }

  /** The letter or digit that begins the code, upper case; a blank where there is none. */
  static char chapter(Coding coding) {
    String bare = CodeSets.normalize(coding.code());
    return bare.isEmpty() ? ' ' : bare.charAt(0);
  }
}
