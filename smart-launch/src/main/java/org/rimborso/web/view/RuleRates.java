package org.rimborso.web.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.desk.AnswerBook;
import org.rimborso.desk.AnswerCounts;

/**
 * How often people agree with rules, in words.
 *
 * @param byRule the answers by rule id
 */
public record RuleRates(Map<String, AnswerCounts> byRule, Words words) {
  private static final int WHOLE = 100;

  public RuleRates {
    byRule = Map.copyOf(byRule);
  }

  /**
   * One rule's answers.
   *
   * @param sentence the share of those who agreed; that there are too few to tell where there are
   * @param counts how many answered what; none where there are too few
   * @param reasons why findings were no gaps, the most frequent first; none where there are too few
   */
  public record Rate(String sentence, List<Count> counts, List<Count> reasons) {
    public Rate {
      counts = List.copyOf(counts);
      reasons = List.copyOf(reasons);
    }
  }

  /** How many said this. */
  public record Count(String what, String times) {}

  /** A sentence for the list of rules; empty where nobody answered. */
  Optional<String> sentence(String rule) {
    return Optional.ofNullable(byRule.get(rule))
        .filter(counts -> counts.all() > 0)
        .map(this::sentence);
  }

  /** One rule's answers. */
  public Rate of(String rule) {
    AnswerCounts counts = byRule.getOrDefault(rule, AnswerCounts.NONE);
    boolean enough = counts.all() >= AnswerBook.ENOUGH;
    return new Rate(
        sentence(counts),
        enough ? counts(counts) : List.of(),
        enough ? reasons(counts) : List.of());
  }

  private String sentence(AnswerCounts counts) {
    int all = counts.all();
    if (all < AnswerBook.ENOUGH) {
      return words.say("rates.few", all, AnswerBook.ENOUGH, AnswerBook.WINDOW.toDays());
    }
    long share = Math.round((double) counts.agreed() * WHOLE / all);
    return words.say("rates.share", share, counts.agreed(), all, AnswerBook.WINDOW.toDays());
  }

  private List<Count> counts(AnswerCounts counts) {
    return List.of(
        count(words.say("rates.fixed"), counts.fixed()),
        count(words.say("rates.accepted"), counts.accepted()),
        count(words.say("rates.overridden"), counts.overridden()),
        count(words.say("rates.dismissed"), counts.notGaps()));
  }

  private List<Count> reasons(AnswerCounts counts) {
    return counts.dismissed().entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(one -> count(words.code("dismissal.reason", one.getKey()), one.getValue()))
        .toList();
  }

  private Count count(String what, int times) {
    return new Count(what, words.number(times));
  }
}
