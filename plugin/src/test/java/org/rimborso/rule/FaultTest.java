package org.rimborso.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;

class FaultTest {
  private final Fault fault =
      new Fault(
          "sample-rule",
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of("Sample", "1"),
          FaultTest.class);

  private Outcome about(Encounter encounter) {
    return fault.finding(encounter.reference(), "", "Encounter");
  }

  @Test
  void each_ofATypeThatIsNotKnown_saysSoFirst() {
    Encounter visit = encounter("e1").build();
    Chart chart = chart(visit).without("Encounter", Cause.NOT_REACHED).build();

    assertThat(fault.each(chart, "Encounter", chart.encounters(), e -> List.of(about(e))).whole())
        .containsExactly(
            new NotChecked("sample-rule", Optional.empty(), Cause.NOT_REACHED, "Encounter"),
            about(visit));
    assertThat(fault.each(chart, "Claim", chart.encounters(), e -> List.of(about(e))).whole())
        .containsExactly(about(visit));
  }

  @Test
  void each_sameOutcomeTwice_saysItOnce() {
    Encounter one = encounter("e1").build();
    Encounter other = encounter("e2").build();
    Chart chart = chart(one, other).build();

    assertThat(
            fault
                .each(chart, "Encounter", chart.encounters(), e -> List.of(about(other), about(e)))
                .whole())
        .containsExactly(about(other), about(one));
  }

  @Test
  void unread_partOfAResource_isNotChecked() {
    Chart chart =
        chart(claim("c1").build(), claim("c2").build())
            .unreadable("Claim/c1", "Claim.item")
            .build();

    assertThat(fault.unread(chart, ref("Claim/c1")))
        .contains(
            new NotChecked(
                "sample-rule", Optional.of(ref("Claim/c1")), Cause.UNREADABLE, "Claim.item"));
    assertThat(fault.unread(chart, ref("Claim/c2"))).isEmpty();
  }

  @Test
  void absent_resourceOfAKnownOrUnknownType_tellsItsCause() {
    Chart chart = chart().without("Coverage", Cause.SCOPE_NOT_GRANTED).build();

    assertThat(fault.absent(chart, ref("Claim/c1"), ref("Coverage/k1")))
        .isEqualTo(
            new NotChecked(
                "sample-rule",
                Optional.of(ref("Claim/c1")),
                Cause.SCOPE_NOT_GRANTED,
                "Coverage/k1"));
    assertThat(fault.absent(chart, ref("Claim/c1"), ref("Encounter/e1")).because())
        .isEqualTo(Cause.ELEMENT_MISSING);
  }
}
