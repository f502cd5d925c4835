package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Walk;

/** Words for a diagnosis of a bill whose Condition speaks against it. */
record DoubtedDiagnosis(CodeSets codes, Fault fault) {

  /** What {@code judge} says of each bill; before it, what keeps Conditions from being known. */
  Walk each(Chart chart, Function<CodedBill, List<Outcome>> judge) {
    return fault.hidden(chart, "Condition").and(CodeJudgement.eachBill(chart, fault, judge));
  }

  /**
   * The outcomes for those diagnoses of {@code bill} against which {@code doubt} finds a Condition.
   */
  List<Outcome> in(CodedBill bill, Function<Claim.Diagnosis, Optional<Condition>> doubt) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Claim.Diagnosis> all = bill.bill().diagnoses();
    for (int i = 0; i < all.size(); i++) {
      int index = i;
      doubt
          .apply(all.get(i))
          .ifPresent(condition -> outcomes.add(finding(bill.bill(), index, condition)));
    }
    return outcomes;
  }

  private Finding finding(Claim bill, int index, Condition condition) {
    Claim.Diagnosis diagnosis = bill.diagnoses().get(index);
    CodeableConcept concept =
        diagnosis.code().filter(code -> !code.codings().isEmpty()).orElse(condition.code());
    Optional<Coding> icd = CodedDiagnosis.icd(concept).stream().findFirst();
    String fact =
        icd.map(coding -> CodeSets.display(CodedDiagnosis.systemOf(coding), coding.code()))
            .orElse("diagnosis " + diagnosis.sequence());
    Object name =
        icd.<Object>map(coding -> CodeName.of(codes, CodedDiagnosis.systemOf(coding), coding))
            .or(concept::label)
            .orElse(fact);
    return fault
        .finding(
            bill.reference(),
            fact,
            bill.reference().type() + ".diagnosis[" + index + "].diagnosis",
            name)
        .risking(bill.charge())
        .provenBy(
            List.of(
                new Evidence(condition.reference(), "Condition.verificationStatus"),
                new Evidence(condition.reference(), "Condition.code")));
  }
}
