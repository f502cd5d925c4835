package org.rimborso.cds;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.desk.FindingFacts;
import org.rimborso.rule.Finding;
import org.rimborso.store.CardRow;
import org.rimborso.store.CardRows;

/** Keeps quiet what somebody accepted or overrode on a card. */
public final class CardShelf implements Quiet {
  private static final int LONGEST = 500;

  private final CardRows rows;

  public CardShelf(CardRows rows) {
    this.rows = rows;
  }

  @Override
  public Predicate<Finding> in(String ehr, Reference patient, Chart chart) {
    Set<CardRow.About> answered = rows.answered(ehr, patient);
    FindingFacts facts = new FindingFacts(chart);
    return finding -> !answered.isEmpty() && answered.contains(about(finding, facts));
  }

  /** What a card about this finding is about, so that the same is known again. */
  static CardRow.About about(Finding finding, FindingFacts facts) {
    return new CardRow.About(key(finding), facts.print(finding));
  }

  /** By what a finding is known in the store: its id, or where that is very long a digest of it. */
  private static String key(Finding finding) {
    String id = finding.id();
    return id.length() <= LONGEST
        ? id
        : finding.rule() + ":" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
  }
}
