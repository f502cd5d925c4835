package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/**
 * A finding as a card. Has no place for the money at risk.
 *
 * @param id stable id of the finding, also its anchor
 * @param title the rule's name for people
 * @param message what is wrong
 * @param next what to do
 * @param evidence what proves it: references and paths
 * @param fix how its reader corrects the chart; empty for who does not
 * @param search which codes may be searched for instead; empty where another code is no answer
 */
public record Gap(
    String id,
    Badge badge,
    String title,
    String message,
    String next,
    String focus,
    List<String> evidence,
    String rule,
    String source,
    Optional<CodeQuestion> search,
    Optional<GapFix> fix) {
  public Gap {
    evidence = List.copyOf(evidence);
  }

  static Gap of(Finding finding, Chart chart, RulePages rules, Words words) {
    return new Gap(
        finding.id(),
        badge(finding.severity(), words),
        rules.title(finding.rule(), words),
        words.say(finding.message()),
        words.say(finding.next()),
        finding.focus().toString(),
        finding.evidence().stream()
            .map(one -> one.reference() + (one.element().isEmpty() ? "" : " · " + one.element()))
            .distinct()
            .toList(),
        finding.rule(),
        source(finding.source(), words),
        CodeQuestion.of(finding, chart),
        Optional.empty());
  }

  /**
   * The same with how its reader corrects the chart: a search that chooses takes the other's place.
   */
  Gap fixing(Optional<GapFix> how) {
    return new Gap(
        id,
        badge,
        title,
        message,
        next,
        focus,
        evidence,
        rule,
        source,
        how.filter(GapFix::searches).isPresent() ? Optional.empty() : search,
        how);
  }

  static Badge badge(Severity severity, Words words) {
    String word = words.say("severity." + severity.code());
    return switch (severity) {
      case ERROR -> Badge.error(word);
      case WARNING -> Badge.warning(word);
      case INFO -> Badge.info(word);
    };
  }

  private static String source(Source source, Words words) {
    String place =
        source.section().isEmpty()
            ? source.document()
            : source.document() + ", " + source.section();
    return source.from().isEmpty() ? place : words.say("source.from", place, source.from().get());
  }
}
