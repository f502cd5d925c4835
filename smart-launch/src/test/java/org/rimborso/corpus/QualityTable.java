package org.rimborso.corpus;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a tally as a table for people. */
final class QualityTable {
  private static final String HEAD =
      """
      # How well the built-in rules do

      Measured on synthetic charts by `QualityTest`, which fails when a figure changes. *Planted* are charts with one known defect, *found* is what the
      rule said of it at the right place; *alarms* are findings that no defect explains, in charts with another defect, in charts that only
      look wrong, and in clean ones. *Outside* are the same defects on days, or in a world, of which the rule's tables say nothing. Rules about
      accounts are not asked here: an open account is no defect of its chart. Their states are tried on told histories (`AccountHistoriesTest`).

      | rule | planted | found | recall | also right | alarms: planted | decoys | clean | precision | outside | not checked |
      | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
      """;

  private QualityTable() {}

  static String of(Tally tally, List<String> rules, int charts) {
    String rows =
        rules.stream().map(rule -> row(rule, tally.of(rule))).collect(Collectors.joining());
    String reasons =
        tally.alsoRight().entrySet().stream()
            .map(one -> "- " + one.getValue() + " × " + one.getKey() + "\n")
            .collect(Collectors.joining());
    return HEAD
        + rows
        + "\nCharts: "
        + charts
        + ".\n\n## Right beside the planted defect\n\n"
        + reasons;
  }

  private static String row(String rule, Tally.Counts counts) {
    int right = counts.found + counts.alsoRight;
    int alarms = counts.alarmsInPlants + counts.alarmsInDecoys + counts.alarmsInClean;
    return String.format(
        Locale.ROOT,
        "| `%s` | %d | %d | %s | %d | %d | %d | %d | %s | %d | %d |%n",
        rule,
        counts.planted,
        counts.found,
        share(counts.found, counts.planted),
        counts.alsoRight,
        counts.alarmsInPlants,
        counts.alarmsInDecoys,
        counts.alarmsInClean,
        share(right, right + alarms),
        counts.outside,
        counts.notChecked);
  }

  private static String share(int part, int whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.3f", (double) part / whole);
  }
}
