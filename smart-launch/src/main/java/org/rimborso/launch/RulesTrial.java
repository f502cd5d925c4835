package org.rimborso.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Patient;
import org.rimborso.payerrules.PayerRules;
import org.rimborso.payerrules.RuleComparison;
import org.rimborso.review.Review;
import org.rimborso.rule.RuleContext;
import org.rimborso.sweep.RestrictedRecords;
import org.rimborso.sweep.SideFile;
import org.rimborso.sweep.Sweep;
import org.rimborso.sweep.SweepFailed;
import org.rimborso.sweep.SweepListener;
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

  /**
   * Tries them. Restricted records are left out.
   *
   * @param listener hears how far it is
   * @throws SweepFailed if the folder cannot be swept
   * @throws IOException if there is no room for what is in between
   */
  RuleComparison on(Path folder, LocalDate asOf, Optional<ZoneId> zone, SweepListener listener)
      throws SweepFailed, IOException {
    RuleComparison comparison = new RuleComparison(tried.rules(context), inPlace.rules(context));
    SideFile counted =
        new SideFile(
            "counted.ndjson",
            (chart, review) -> {
              comparison.add(
                  chart.chart(), RestrictedRecords.of(chart.chart(), chart.restricted()));
              return List.of();
            });
    Path between = Files.createTempDirectory("rimborso-rules");
    try {
      new Sweep(
              new SweepSettings(
                  folder,
                  between.resolve("sweep"),
                  asOf,
                  zone,
                  Locale.ENGLISH,
                  "trial",
                  Runtime.getRuntime().availableProcessors(),
                  List.of(counted)),
              RulesTrial::nothing,
              listener)
          .run();
    } finally {
      remove(between);
    }
    return comparison;
  }

  private static Review nothing(Chart chart) {
    return new Review(
        chart.patient().map(Patient::reference), chart.asOf(), List.of(), List.of(), List.of());
  }

  /** Removes a folder with all that is in it. */
  static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
