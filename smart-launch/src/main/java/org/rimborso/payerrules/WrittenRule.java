package org.rimborso.payerrules;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * A rule as a file writes it, understood. Knows neither code sets nor payers of a site: {@link
 * PayerRule} does.
 *
 * @param payerNames of payers for whose claims it counts; none: for all
 * @param when the condition as it is written
 * @param condition it holds where something is wrong
 * @param element of the thing at fault, such as {@code modifier}; empty: what is usual
 * @param tests their names and what they expect
 * @param file its name
 * @param spot where it stands in it
 * @param version of the file: the beginning of its hash
 */
record WrittenRule(
    String id,
    Bilingual<String> title,
    Severity severity,
    Set<Audience> audience,
    Subject subject,
    Set<String> payerNames,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    String when,
    Condition condition,
    Bilingual<Template> message,
    Bilingual<Template> next,
    Optional<String> element,
    Source source,
    List<RuleTest> tests,
    String file,
    Spot spot,
    String version) {
  WrittenRule {
    audience = Set.copyOf(audience);
    payerNames = Set.copyOf(payerNames);
    tests = List.copyOf(tests);
  }

  /** A payer's name for comparing. */
  static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** Whether it counts for services of that day. */
  boolean isInForce(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(last -> !day.isAfter(last)).orElse(true);
  }

  Fault fault() {
    return new Fault(id, severity, audience, source, PayerRule.class);
  }

  /** How many places its frames need. */
  int places() {
    int words =
        Math.max(
            Math.max(message.english().places(), message.italian().places()),
            Math.max(next.english().places(), next.italian().places()));
    return Math.max(condition.places(), words);
  }
}
