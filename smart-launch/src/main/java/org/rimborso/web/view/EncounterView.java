package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The documentation page: one visit with its gaps, and the recent ones. Has no field that could
 * hold an amount.
 *
 * @param visit the visit shown; empty where the chart has none
 * @param chartGaps gaps that belong to no visit
 * @param chartClosed those of them that somebody marked as none
 * @param muted a sentence on rules that the site keeps from this reader's page
 * @param recent the other visits, latest first
 * @param unread a sentence on why visits may be missing
 */
public record EncounterView(
    Optional<Visit> visit,
    List<Gap> chartGaps,
    List<Gap> chartClosed,
    Optional<String> muted,
    List<VisitRow> recent,
    Optional<String> unread) {
  public EncounterView {
    chartGaps = List.copyOf(chartGaps);
    chartClosed = List.copyOf(chartClosed);
    recent = List.copyOf(recent);
  }

  /**
   * The visit in view.
   *
   * @param summary status, claim and who saw the patient, joined
   * @param closed gaps that somebody marked as none
   * @param muted a sentence on how many the site keeps from this reader's page
   */
  public record Visit(
      String reference,
      Optional<Day> date,
      String department,
      String summary,
      List<Gap> gaps,
      List<Gap> closed,
      Optional<String> muted,
      Unchecked unchecked,
      List<Diagnosis> diagnoses,
      List<Fact> facts) {
    public Visit {
      gaps = List.copyOf(gaps);
      closed = List.copyOf(closed);
      diagnoses = List.copyOf(diagnoses);
      facts = List.copyOf(facts);
    }

    /** Whether nothing was found at all, which is more than that nothing is open. */
    public boolean isClean() {
      return gaps.isEmpty() && closed.isEmpty() && muted.isEmpty();
    }

    /** How many gaps are still to be closed by the reader. */
    public long open() {
      return gaps.stream().filter(gap -> gap.fix().filter(GapFix::isDone).isEmpty()).count();
    }
  }

  /** A diagnosis of the visit: its code, its words, and what is wrong with it. */
  public record Diagnosis(Optional<String> code, String text, Optional<Badge> fault) {}

  /** Something known about the visit, or the word for not knowing it. */
  public record Fact(String name, String value, boolean known) {}

  /** One of the other visits. */
  public record VisitRow(
      String reference,
      Optional<Day> date,
      String department,
      String seenBy,
      Badge gaps,
      String claim) {}
}
