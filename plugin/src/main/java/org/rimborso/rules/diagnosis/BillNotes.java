package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Fault;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Walk;

/**
 * Judges the codes of one bill against each other by the notes of the tabular list.
 *
 * @param least how many codes there have to be for anything to be judged
 */
record BillNotes(CodeSets codes, Fault fault, CodeJudgement judgement, int least) {
  private static final String LIST = CodeSystem.ICD10CM.label() + " tabular list";

  /** What {@code judge} says of the codes of each bill; not checked without dates or notes. */
  Walk each(Chart chart, Function<List<DatedCode>, List<Outcome>> judge) {
    return CodeJudgement.eachBill(chart, fault, bill -> judge(bill, judge));
  }

  private List<Outcome> judge(CodedBill bill, Function<List<DatedCode>, List<Outcome>> judge) {
    if (bill.entries().size() < least) {
      return List.of();
    }
    List<Outcome> outcomes = new ArrayList<>(0);
    for (CodedBill.Entry entry : bill.entries()) {
      CodedDiagnosis coded = entry.coded();
      if (coded.day().isEmpty()) {
        outcomes.add(fault.notChecked(coded.focus(), Cause.ELEMENT_MISSING, coded.dateElement()));
      }
    }
    List<DatedCode> dated = DatedCode.of(bill, judgement);
    if (dated.size() >= least) {
      boolean loaded = codes.notesEdition(CodeSystem.ICD10CM, dated.get(0).day()).isPresent();
      outcomes.addAll(loaded ? judge.apply(dated) : List.of(noNotes()));
    }
    return outcomes;
  }

  /** Without any edition nothing of the chart can be judged: said once, not of each bill. */
  private NotChecked noNotes() {
    return new NotChecked(fault.rule(), Optional.empty(), Cause.CODE_SET_NOT_LOADED, LIST);
  }
}
