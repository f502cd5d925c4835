package org.rimborso.payerrules;

import java.util.Optional;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.payerrules.ChartView.DiagnosisSource;
import org.rimborso.payerrules.ChartView.LineSource;

/**
 * What a finding is about.
 *
 * @param fact what tells it from others of the same focus
 * @param root the path of the thing
 * @param usual the element of it at fault where a rule names none; empty: the thing itself
 */
record Place(
    Reference focus, String fact, String root, Optional<String> usual, Optional<Money> risk) {

  static Place of(Reference focus) {
    return new Place(focus, "", focus.type(), Optional.empty(), Optional.empty());
  }

  static Place of(Claim bill) {
    return new Place(
        bill.reference(), "", bill.reference().type(), Optional.empty(), bill.charge());
  }

  static Place of(LineSource line) {
    Claim bill = line.claim().bill();
    return new Place(
        bill.reference(),
        "line-" + line.number(),
        line.claim().path("item[" + line.index() + "]"),
        Optional.of("productOrService"),
        line.line().net());
  }

  static Place of(DiagnosisSource diagnosis) {
    Claim bill = diagnosis.claim().bill();
    return new Place(
        bill.reference(),
        "diagnosis-" + diagnosis.diagnosis().sequence(),
        diagnosis.claim().path("diagnosis[" + diagnosis.index() + "]"),
        Optional.of("diagnosis"),
        bill.charge());
  }

  /** The path of {@code named}, else of what is usual. */
  String element(Optional<String> named) {
    return named.or(() -> usual).map(element -> root + "." + element).orElse(root);
  }
}
