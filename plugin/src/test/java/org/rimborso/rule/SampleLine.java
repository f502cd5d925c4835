package org.rimborso.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Money;
import org.rimborso.chart.Period;

/** Makes a line of a claim for a test: one unit, empty but for what is said. */
final class SampleLine {
  private SampleLine() {}

  static Claim.Line of(
      int sequence,
      CodeableConcept service,
      List<CodeableConcept> modifiers,
      Period serviced,
      CodeableConcept place,
      Optional<Money> net,
      List<Integer> diagnosisSequences,
      String... encounters) {
    return new Claim.Line(
        sequence,
        service,
        CodeableConcept.EMPTY,
        modifiers,
        serviced,
        place,
        Optional.of(BigDecimal.ONE),
        Optional.empty(),
        Optional.empty(),
        net,
        diagnosisSequences,
        List.of(),
        List.of(),
        List.of(),
        List.of(encounters).stream().map(SampleChart::ref).toList(),
        Optional.empty());
  }
}
