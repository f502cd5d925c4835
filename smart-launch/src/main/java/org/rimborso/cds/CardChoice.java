package org.rimborso.cds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.rimborso.chart.Reference;

/**
 * Which of all that could be said is said: for each visit the most severe, and of many visits the
 * few that have the most severe ones.
 */
final class CardChoice {
  /** Beyond this nobody reads. */
  private static final int MOST_CARDS = 3;

  private CardChoice() {}

  /**
   * The cards, the most severe first.
   *
   * @param only the visit in view; empty: all visits
   */
  static List<Card> of(List<Notice> notices, Optional<Reference> only, Predicate<Notice> wanted) {
    Map<Optional<Reference>, List<Notice>> byVisit = new LinkedHashMap<>();
    for (Notice notice : notices) {
      if (wanted.test(notice) && (only.isEmpty() || notice.encounter().equals(only))) {
        byVisit.computeIfAbsent(notice.encounter(), visit -> new ArrayList<>()).add(notice);
      }
    }
    return byVisit.values().stream()
        .map(
            ofVisit -> Card.of(ofVisit.stream().min(BY_SEVERITY).orElseThrow(), ofVisit.size() - 1))
        .sorted(Comparator.comparing(Card::notice, BY_SEVERITY))
        .limit(MOST_CARDS)
        .toList();
  }

  private static final Comparator<Notice> BY_SEVERITY =
      Comparator.comparing(notice -> notice.finding().severity());
}
