package org.rimborso.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/**
 * What every rule keeps, ours and third parties'. A rule's test implements it and gets these tests
 * with its own.
 */
public interface RuleContract {
  /** How many random charts a rule is tried on. */
  int CHARTS = 150;

  /** The rule under test, as its provider would make it. */
  Rule rule();

  @Test
  default void check_emptyChart_givesNothing() {
    Chart empty = new Chart(LocalDate.of(2026, 11, 23), ZoneOffset.UTC, List.of(), List.of());

    assertThat(rule().check(empty)).isEmpty();
  }

  @Test
  default void check_randomCharts_neverThrows() {
    assertAll(
        seeds()
            .mapToObj(
                seed ->
                    () ->
                        assertThat(rule().check(RandomCharts.chart(seed)))
                            .as(seed(seed))
                            .isNotNull()));
  }

  @Test
  default void check_sameChart_givesSameAnswer() {
    Rule rule = rule();
    assertAll(
        seeds()
            .mapToObj(RandomCharts::chart)
            .map(chart -> () -> assertThat(rule.check(chart)).isEqualTo(rule.check(chart))));
  }

  @Test
  default void check_byManyThreads_givesSameAnswers() {
    Rule rule = rule();
    List<Chart> charts = seeds().mapToObj(RandomCharts::chart).toList();
    List<List<Outcome>> alone = charts.stream().map(rule::check).toList();

    assertThat(charts.parallelStream().map(rule::check).toList()).isEqualTo(alone);
  }

  @Test
  default void page_inBothLanguages_hasAllParts() {
    Rule rule = rule();

    assertThat(rule.page(Locale.ENGLISH).orElse(""))
        .startsWith("# ")
        .contains("`" + rule.id() + "`", "## What", "## Why", "## Source", "## Example");
    assertThat(rule.page(Locale.ITALIAN).orElse(""))
        .startsWith("# ")
        .contains("`" + rule.id() + "`", "## Che cosa", "## Perché", "## Fonte", "## Esempio");
  }

  @Test
  default void check_entriesInAnyOrder_givesSameAnswers() {
    Rule rule = rule();
    assertAll(
        seeds()
            .mapToObj(
                seed ->
                    () ->
                        assertThat(rule.check(RandomCharts.shuffled(seed)))
                            .as(seed(seed))
                            .containsExactlyInAnyOrderElementsOf(
                                rule.check(RandomCharts.chart(seed)))));
  }

  @Test
  default void check_everyOutcome_speaksOfTheChartAndForItself() {
    assertAll(seeds().mapToObj(seed -> () -> sound(RandomCharts.chart(seed), seed(seed))));
  }

  private void sound(Chart chart, String seed) {
    Set<String> ids = new HashSet<>();
    Set<Outcome> gaps = new HashSet<>();
    for (Outcome outcome : rule().check(chart)) {
      assertThat(outcome.rule()).as(seed).isEqualTo(rule().id());
      if (outcome instanceof Finding finding) {
        assertThat(ids.add(finding.id())).as(seed + ": one id, one finding").isTrue();
        sound(chart, finding, seed);
      } else if (outcome instanceof NotChecked gap) {
        assertThat(gaps.add(gap)).as(seed + ": said once").isTrue();
        assertThat(gap.missing()).as(seed).isNotBlank();
        gap.focus().ifPresent(focus -> assertKnown(chart, focus, seed));
      }
    }
  }

  private static void sound(Chart chart, Finding finding, String seed) {
    assertKnown(chart, finding.focus(), seed);
    assertThat(finding.element()).as(seed).startsWith(finding.focus().type());
    assertThat(finding.audience()).as(seed).isNotEmpty();
    assertThat(finding.source().document()).as(seed).isNotBlank();
    assertThat(finding.source().section()).as(seed).isNotBlank();
    for (Locale language : List.of(Locale.ENGLISH, Locale.ITALIAN)) {
      assertThat(finding.message().in(language)).as(seed).isNotBlank().doesNotContain("{");
      assertThat(finding.next().in(language)).as(seed).isNotBlank().doesNotContain("{");
    }
    for (Evidence evidence : finding.evidence()) {
      assertKnown(chart, evidence.reference(), seed);
      assertThat(evidence.element()).as(seed).startsWith(evidence.reference().type());
    }
  }

  private static void assertKnown(Chart chart, Reference reference, String seed) {
    boolean limited =
        chart.limitations().stream()
            .map(Limitation::resource)
            .anyMatch(r -> r.filter(reference::equals).isPresent());
    assertThat(limited || chart.find(reference, Resource.class).isPresent())
        .as(seed + ": " + reference + " is in the chart")
        .isTrue();
  }

  private static IntStream seeds() {
    return IntStream.range(0, CHARTS);
  }

  private static String seed(int seed) {
    return "random chart of seed " + seed;
  }

  /** The elements of {@code list} in an order that {@code seed} decides. */
  static <T> List<T> shuffled(List<T> list, long seed) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }

  /** Findings of {@code outcomes}. */
  static Stream<Finding> findings(List<Outcome> outcomes) {
    return outcomes.stream().filter(Finding.class::isInstance).map(Finding.class::cast);
  }
}
