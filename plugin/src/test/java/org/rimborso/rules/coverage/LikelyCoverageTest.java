package org.rimborso.rules.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.coverage;
import static org.rimborso.rule.SampleChart.days;
import static org.rimborso.rule.SampleChart.since;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;

class LikelyCoverageTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final CodeableConcept SELF_PAY =
      new CodeableConcept(
          List.of(
              new Coding(
                  "http://terminology.hl7.org/CodeSystem/coverage-selfpay",
                  "pay",
                  Optional.empty())),
          Optional.empty());

  private static Coverage at(String id, int order, String from, String to) {
    return coverage(id, "active", days(from, to), CodeableConcept.EMPTY, order, "Payer " + id);
  }

  private static String of(Coverage... coverages) {
    return LikelyCoverage.of(chart(coverages).build(), DAY)
        .map(one -> one.reference().id())
        .orElse("none");
  }

  @Test
  void of_severalInForce_isTheFirstPayer() {
    assertThat(
            of(
                at("b", 2, "2026-01-01", "2026-12-31"),
                at("a", 1, "2026-01-01", "2026-12-31"),
                at("z", 0, "2026-01-01", "2026-12-31")))
        .isEqualTo("a");
  }

  @Test
  void of_firstPayerEnded_isTheOneInForce() {
    assertThat(of(at("a", 1, "2025-01-01", "2026-10-31"), at("b", 2, "2026-01-01", "2026-12-31")))
        .isEqualTo("b");
  }

  @Test
  void of_allEnded_isTheLastInForce() {
    assertThat(of(at("a", 1, "2024-01-01", "2024-12-31"), at("b", 2, "2025-01-01", "2025-12-31")))
        .isEqualTo("b");
  }

  @Test
  void of_ownPocket_goesBehindInsuranceInForceAndBeforeWhatEnded() {
    Coverage pocket = coverage("p", "active", since("2020-01-01"), SELF_PAY);
    assertThat(of(pocket, at("a", 1, "2026-01-01", "2026-12-31"))).isEqualTo("a");
    assertThat(of(pocket, at("a", 1, "2025-01-01", "2025-12-31"))).isEqualTo("p");
  }

  @Test
  void of_none_isNone() {
    assertThat(of()).isEqualTo("none");
  }
}
