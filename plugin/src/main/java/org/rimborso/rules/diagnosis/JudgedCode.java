package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Phrase;
import org.rimborso.rule.Phrases;

/**
 * The code that speaks for a diagnosis.
 *
 * @param day its code date
 * @param answer what the code sets say of it on that day
 */
record JudgedCode(
    CodeSets codes, CodedDiagnosis diagnosis, Coding coding, LocalDate day, CodeAnswer answer) {

  /** Good codes first; among bad ones that which says most. */
  int rank() {
    if (answer instanceof CodeAnswer.Billable) {
      return 0;
    }
    if (answer instanceof CodeAnswer.NotLoaded) {
      return 1;
    }
    return answer instanceof CodeAnswer.Unknown ? 4 : answer instanceof CodeAnswer.Header ? 3 : 2;
  }

  CodeSystem system() {
    return CodedDiagnosis.systemOf(coding);
  }

  /** As tables hold it. */
  String bare() {
    return CodeSets.normalize(coding.code());
  }

  /** As people write it. */
  String shown() {
    return CodeSets.display(system(), coding.code());
  }

  CodeName name() {
    return CodeName.of(codes, system(), coding);
  }

  /** The name of another code of its system. */
  CodeName named(String other) {
    return CodeName.of(codes, system(), other);
  }

  /** The codes that begin with {@code prefix} and may be billed that day, in code order. */
  List<String> billableBelow(String prefix) {
    return codes.billableBelow(system(), prefix, day);
  }

  /** The names of other codes of its system. */
  Phrases names(List<String> others) {
    return new Phrases(others.stream().<Phrase>map(this::named).toList());
  }

  /** What {@code fault} says of it; {@code arguments} are those of its sentences. */
  Finding finding(Fault fault, Object... arguments) {
    return fault
        .finding(diagnosis.focus(), shown(), diagnosis.element(), arguments)
        .risking(diagnosis.atRisk())
        .provenBy(diagnosis.evidence());
  }
}
