package org.rimborso.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Patient;
import org.rimborso.payerrules.PayerRules;
import org.rimborso.review.Review;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContext;
import org.rimborso.sweep.Sweep;
import org.rimborso.sweep.SweepFailed;
import org.rimborso.sweep.SweepSettings;

/**
 * Tries rules on a folder of Bulk Data before they are put in place: what they would flag that the
 * rules in place do not, and what these flag that they would not.
 *
 * @param tried the rules as they would be
 * @param inPlace the rules that they would take the place of
 * @param context of the site
 */
record RulesTrial(PayerRules tried, PayerRules inPlace, RuleContext context) {

  /** What is counted of one rule. */
  private record Counts(LongAdder more, LongAdder fewer, LongAdder same, LongAdder notChecked) {
    Counts() {
      this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }
  }

  /**
   * Tries them, and tells of each rule.
   *
   * @param err where the sweep says how far it is
   * @throws SweepFailed if the folder cannot be swept
   * @throws IOException if there is no room for what is in between
   */
  List<String> on(Path folder, LocalDate asOf, Optional<ZoneId> zone, PrintWriter err)
      throws SweepFailed, IOException {
    Map<String, Counts> counts = new TreeMap<>();
    List<Rule> now = tried.rules(context);
    List<Rule> before = inPlace.rules(context);
    Stream.concat(now.stream(), before.stream())
        .forEach(rule -> counts.putIfAbsent(rule.id(), new Counts()));
    LongAdder charts = new LongAdder();
    Path between = Files.createTempDirectory("rimborso-rules");
    try {
      SweepWords words =
          new SweepWords(err, Boolean.getBoolean("rimborso.terminal"), System::nanoTime);
      new Sweep(
              new SweepSettings(
                  folder,
                  between.resolve("sweep"),
                  asOf,
                  zone,
                  Locale.ENGLISH,
                  "trial",
                  Runtime.getRuntime().availableProcessors(),
                  List.of()),
              chart -> {
                charts.increment();
                compare(chart, now, before, counts);
                return nothing(chart);
              },
              words)
          .run();
      words.clear();
    } finally {
      remove(between);
    }
    return lines(counts, charts.sum());
  }

  private static Review nothing(Chart chart) {
    return new Review(
        chart.patient().map(Patient::reference), chart.asOf(), List.of(), List.of(), List.of());
  }

  private static void compare(
      Chart chart, List<Rule> now, List<Rule> before, Map<String, Counts> counts) {
    Map<String, Set<String>> flagged = new TreeMap<>();
    for (Rule rule : now) {
      Counts one = Objects.requireNonNull(counts.get(rule.id()));
      List<Outcome> said = rule.check(chart);
      flagged.put(rule.id(), ids(said));
      said.stream()
          .filter(NotChecked.class::isInstance)
          .forEach(gap -> one.notChecked().increment());
    }
    Map<String, Set<String>> flaggedBefore = new TreeMap<>();
    before.forEach(rule -> flaggedBefore.put(rule.id(), ids(rule.check(chart))));
    counts.forEach(
        (rule, one) -> {
          Set<String> wanted = flagged.getOrDefault(rule, Set.of());
          Set<String> known = flaggedBefore.getOrDefault(rule, Set.of());
          long same = wanted.stream().filter(known::contains).count();
          one.same().add(same);
          one.more().add(wanted.size() - same);
          one.fewer().add(known.size() - same);
        });
  }

  private static Set<String> ids(Collection<Outcome> outcomes) {
    Set<String> ids = new HashSet<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Finding finding) {
        ids.add(finding.id());
      }
    }
    return ids;
  }

  private static List<String> lines(Map<String, Counts> counts, long charts) {
    List<String> lines = new ArrayList<>();
    counts.forEach((rule, one) -> lines.add("  " + rule + ": " + sentence(one)));
    Counts all = new Counts();
    counts
        .values()
        .forEach(
            one -> {
              all.more().add(one.more().sum());
              all.fewer().add(one.fewer().sum());
              all.same().add(one.same().sum());
              all.notChecked().add(one.notChecked().sum());
            });
    lines.add("Tried on " + charts + " charts: " + sentence(all) + ".");
    return lines;
  }

  private static String sentence(Counts one) {
    return "would flag "
        + one.more()
        + ", would stop flagging "
        + one.fewer()
        + ", as before "
        + one.same()
        + ", not checked "
        + one.notChecked();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
