package org.rimborso.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The five checks that every peer answers: those that go through all large files and join them. */
enum SweepCheck {
  TOTAL_MISMATCH("claim-total-mismatch"),
  COVERAGE_NOT_ACTIVE("coverage-not-active"),
  NO_RESPONSE("account-no-response"),
  DENIED("account-denied"),
  NOT_ON_CLAIM("diagnosis-not-on-claim");

  /** Days within which a payer usually answers. */
  static final int USUAL_DAYS = 30;

  private final String rule;

  SweepCheck(String rule) {
    this.rule = rule;
  }

  /** The line in which a peer says how often the check fired. */
  String told(long count) {
    return rule + " " + count;
  }

  /** What a peer said, whatever else it printed. */
  static Map<SweepCheck, Long> heard(String output) {
    Map<SweepCheck, Long> counts = new EnumMap<>(SweepCheck.class);
    output
        .lines()
        .forEach(
            line -> {
              for (SweepCheck check : values()) {
                if (line.startsWith(check.rule + " ")) {
                  counts.put(check, Long.valueOf(line.substring(check.rule.length() + 1)));
                }
              }
            });
    return counts;
  }

  /** What our sweep found, by its summary. */
  static Map<SweepCheck, Long> found(Path summary) throws IOException {
    JsonNode rules = new ObjectMapper().readTree(summary.toFile()).at("/findings/byRule");
    Map<SweepCheck, Long> counts = new EnumMap<>(SweepCheck.class);
    for (SweepCheck check : values()) {
      long sum = 0;
      for (JsonNode severity : rules.path(check.rule)) {
        sum += severity.asLong();
      }
      counts.put(check, sum);
    }
    return counts;
  }
}
