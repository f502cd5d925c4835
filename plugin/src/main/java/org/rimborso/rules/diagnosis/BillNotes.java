package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.rimborso.chart.Cause;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Outcome;

/** Rules that judge the codes of one bill against each other by the notes of the tabular list. */
final class BillNotes {
  private static final String LABEL = CodeSystem.ICD10CM.label() + " tabular list ";

  private BillNotes() {}

  /**
   * What {@code judge} says of the codes of {@code bill}. Not checked where there are as many as
   * {@code least}, and one has no date, or no notes are loaded.
   */
  static List<Outcome> judge(
      CodeSets codes,
      Fault fault,
      CodedBill bill,
      CodeJudgement judgement,
      int least,
      Function<List<DatedCode>, List<Outcome>> judge) {
    List<Outcome> outcomes = new ArrayList<>();
    if (bill.entries().size() >= least) {
      bill.entries().stream()
          .map(CodedBill.Entry::coded)
          .filter(coded -> coded.day().isEmpty())
          .map(c -> fault.notChecked(c.focus(), Cause.ELEMENT_MISSING, c.dateElement()))
          .forEach(outcomes::add);
    }
    List<DatedCode> dated = DatedCode.of(bill, judgement);
    if (dated.size() < least) {
      return outcomes;
    }
    LocalDate day = dated.get(0).day();
    if (codes.notesEdition(CodeSystem.ICD10CM, day).isEmpty()) {
      outcomes.add(
          fault.notChecked(bill.bill().reference(), Cause.CODE_SET_NOT_LOADED, LABEL + day));
    } else {
      outcomes.addAll(judge.apply(dated));
    }
    return outcomes;
  }
}
