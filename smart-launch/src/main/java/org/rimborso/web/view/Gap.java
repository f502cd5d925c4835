package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.store.Hashes;

/**
 * A finding as a card. Has no place for the money at risk.
 *
 * @param id stable id of the finding
 * @param title the rule's name for people
 * @param message what is wrong
 * @param next what to do
 * @param evidence what proves it, in words
 * @param search which codes may be searched for instead; empty where another code is no answer
 * @param answer whether somebody said that it is none
 * @param fix how its reader corrects the chart; empty for who does not
 */
public record Gap(
    String id,
    Badge badge,
    String title,
    String message,
    String next,
    String focus,
    List<RecordLine> evidence,
    String rule,
    String source,
    Optional<CodeQuestion> search,
    GapAnswer answer,
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
        evidence(finding, new RecordWords(chart, words)),
        finding.rule(),
        source(finding.source(), words),
        CodeQuestion.of(finding, chart),
        GapAnswer.NONE,
        Optional.empty());
  }

  /** What it is about, but for a visit, which is the page itself; then what proves it. */
  private static List<RecordLine> evidence(Finding finding, RecordWords records) {
    Stream<RecordLine> focus =
        finding.focus().type().equals("Encounter")
            ? Stream.empty()
            : Stream.of(records.line(new Evidence(finding.focus(), finding.element())));
    return Stream.concat(focus, finding.evidence().stream().map(records::line)).distinct().toList();
  }

  /** Where a finding's card is on its page. */
  static String anchor(Finding finding) {
    return anchor(finding.id());
  }

  /** Where the card of the finding with this id is on its page. */
  public static String anchor(String finding) {
    return "gap-" + Hashes.sha256(finding).substring(0, 16);
  }

  /** Where it is on its page. */
  public String anchor() {
    return anchor(id);
  }

  /** The same with what was said to it. */
  Gap answered(GapAnswer said) {
    return new Gap(
        id, badge, title, message, next, focus, evidence, rule, source, search, said, fix);
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
        answer,
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
