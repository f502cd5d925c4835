package org.rimborso.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;

class WalkTest {
  private static Outcome about(int number) {
    return new NotChecked(
        "sample-rule", Optional.empty(), Cause.ELEMENT_MISSING, Integer.toString(number));
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void on_anyNumberOfParts_saysTheSameAsTheWhole() {
    List<Outcome> whole = Walk.over(numbers(10), n -> List.of(about(n))).whole();

    for (int parts = 1; parts < 25; parts++) {
      Walk walk = Walk.over(numbers(10), n -> List.of(about(n)));
      for (int part = 1; part <= parts; part++) {
        walk.on(part, parts);
      }

      assertThat(walk.said()).as("%s parts", parts).isEqualTo(whole).hasSize(10);
    }
  }

  @Test
  void on_twoWalks_goInStep() {
    List<String> way = new ArrayList<>();
    Walk both =
        Walk.along(numbers(4), n -> way.add("a" + n))
            .and(Walk.along(numbers(2), n -> way.add("b" + n)));

    both.on(1, 2);
    both.on(2, 2);

    assertThat(both.length()).isEqualTo(4);
    assertThat(way).containsExactly("a0", "a1", "b0", "a2", "a3", "b1");
  }

  @Test
  void and_sameOutcomeOnBoth_saysItOnceWhereItCameFirst() {
    Walk both =
        Walk.over(numbers(2), n -> List.of(about(n))).and(Walk.said(List.of(about(2), about(0))));

    assertThat(both.whole()).containsExactly(about(0), about(1), about(2));
  }

  @Test
  void ending_knowsAllThatWasSeen() {
    List<Integer> seen = new ArrayList<>();
    Walk walk = Walk.along(numbers(3), seen::add).ending(none -> List.of(about(100 + seen.size())));

    assertThat(walk.whole()).containsExactly(about(103));
  }
}
