package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.CompanionList;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Outcome;

/** The lists of the Medicare Code Editor (MCE), each edition for its own fiscal year. */
final class CodeEditor {
  private static final String DIAGNOSIS = " | D";

  private final CodeJudgement judgement;
  private final CompanionList lists;

  CodeEditor(CodeSets codes, Transition transition) {
    judgement = new CodeJudgement(codes, transition);
    lists = new CompanionList(codes, "mce", "Medicare Code Editor");
  }

  /** What one edit makes of the ICD code of a diagnosis, where an edition is loaded for its day. */
  @FunctionalInterface
  interface Edit {
    Optional<Outcome> of(JudgedCode code);
  }

  /**
   * What {@code edit} says of a diagnosis; not checked where no edition is of its day. It is asked
   * about the code that is in force; nothing is said where several are.
   */
  Optional<Outcome> judge(Fault fault, CodedDiagnosis diagnosis, LocalDate day, Edit edit) {
    List<JudgedCode> inForce = judgement.inForce(diagnosis, day);
    if (inForce.size() != 1) {
      return Optional.empty();
    }
    JudgedCode code = inForce.get(0);
    return lists.edition(code.day()).isEmpty()
        ? Optional.of(lists.notLoaded(fault, code.diagnosis().focus(), code.day()))
        : edit.of(code);
  }

  /** Whether an edition is of {@code day}. */
  boolean isLoaded(LocalDate day) {
    return lists.edition(day).isPresent();
  }

  /** Whether the edit's list of diagnoses has {@code code} on {@code day}. */
  boolean lists(String edit, String code, LocalDate day) {
    return lists.of(code, day).stream()
        .map(CodeRelations.Row::attribute)
        .anyMatch(text -> text.startsWith(edit + " | ") && text.endsWith(DIAGNOSIS));
  }

  /** The name of the edition of {@code day}, such as {@code v37 FY2020}. */
  String edition(LocalDate day) {
    return lists.edition(day).orElse("");
  }
}
