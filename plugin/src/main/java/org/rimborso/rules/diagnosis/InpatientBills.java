package org.rimborso.rules.diagnosis;

import java.util.List;
import java.util.function.BiFunction;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Walk;

/** Rules that judge inpatient institutional claims only, diagnosis by diagnosis. */
final class InpatientBills {
  private InpatientBills() {}

  /**
   * Outcomes of {@code dated} on the wanted diagnoses of inpatient institutional claims. A bill of
   * which it is not known whether it is one is not checked, if it has such diagnoses.
   */
  static Walk each(
      Chart chart,
      Fault fault,
      BiFunction<CodedBill, CodedBill.Entry, Boolean> wanted,
      CodeJudgement.Dated dated) {
    return CodeJudgement.eachBill(
        chart,
        fault,
        bill -> {
          List<CodedDiagnosis> diagnoses =
              bill.setting() == CareSetting.OTHER
                  ? List.of()
                  : bill.entries().stream()
                      .filter(entry -> wanted.apply(bill, entry))
                      .map(CodedBill.Entry::coded)
                      .toList();
          return judge(bill, diagnoses, fault, dated);
        });
  }

  private static List<Outcome> judge(
      CodedBill bill, List<CodedDiagnosis> diagnoses, Fault fault, CodeJudgement.Dated dated) {
    if (diagnoses.isEmpty()) {
      return List.of();
    }
    return bill.setting() == CareSetting.INPATIENT
        ? diagnoses.stream().flatMap(d -> CodeJudgement.of(d, fault, dated).stream()).toList()
        : List.of(
            fault.notChecked(
                bill.bill().reference(), Cause.ELEMENT_MISSING, bill.settingElement()));
  }
}
