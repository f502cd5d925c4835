package org.rimborso.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChartFactTest {
  private record References(List<Reference> of) {}

  private record Count(int of) {}

  private final AtomicInteger looks = new AtomicInteger();

  private References look(Chart chart) {
    looks.incrementAndGet();
    return new References(chart.claims().stream().map(Claim::reference).toList());
  }

  @Test
  void fact_askedAgain_isWhatTheFirstLookFound() {
    Chart chart = chart(claim("c1").build()).build();

    References first = chart.fact(References.class, this::look);

    assertThat(first.of()).containsExactly(ref("Claim/c1"));
    assertThat(chart.fact(References.class, this::look)).isSameAs(first);
    assertThat(looks).hasValue(1);
  }

  @Test
  void fact_ofAnotherKind_isLookedForOnItsOwn() {
    Chart chart = chart(claim("c1").build(), claim("c2").build()).build();

    References references = chart.fact(References.class, this::look);
    Count count = chart.fact(Count.class, one -> new Count(one.claims().size()));

    assertThat(count).isEqualTo(new Count(2));
    assertThat(chart.fact(References.class, this::look)).isSameAs(references);
    assertThat(chart.fact(Count.class, one -> new Count(-1))).isSameAs(count);
  }

  @Test
  void fact_ofAnotherChart_isItsOwn() {
    Chart one = chart(claim("c1").build()).build();
    Chart other = chart(claim("c2").build()).build();

    one.fact(References.class, this::look);

    assertThat(other.fact(References.class, this::look).of()).containsExactly(ref("Claim/c2"));
    assertThat(one.fact(References.class, this::look).of()).containsExactly(ref("Claim/c1"));
    assertThat(looks).hasValue(2);
  }

  @Test
  void fact_ofAChartMadeFromAnother_isLookedForAgain() {
    Chart before = chart(claim("c1").build()).build();
    before.fact(References.class, this::look);

    Chart after = before.withLimitation(Limitation.ofType("Claim", Cause.NOT_REACHED));
    after.fact(References.class, this::look);

    assertThat(looks).hasValue(2);
  }

  @Test
  void fact_withTheHelpOfASource_isKeptUntilAnotherSourceIsAsked() {
    Chart chart = chart(claim("c1").build()).build();
    Object codes = new Object();
    Object better = new Object();

    References first = chart.fact(References.class, codes, this::look);

    assertThat(chart.fact(References.class, codes, this::look)).isSameAs(first);
    assertThat(chart.fact(References.class, better, this::look)).isNotSameAs(first);
    assertThat(looks).hasValue(2);
  }
}
