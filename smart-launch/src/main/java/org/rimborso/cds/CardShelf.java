package org.rimborso.cds;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Finding;
import org.rimborso.store.CardRows;

/** Keeps quiet what somebody accepted or overrode on a card. */
public final class CardShelf implements Quiet {
  private static final int LONGEST = 500;

  private final CardRows rows;

  public CardShelf(CardRows rows) {
    this.rows = rows;
  }

  @Override
  public Predicate<Finding> in(String ehr, Reference patient) {
    Set<String> answered = rows.answered(ehr, patient);
    return finding -> answered.contains(key(finding));
  }

  /** By what a finding is known in the store: its id, or where that is very long a digest of it. */
  static String key(Finding finding) {
    String id = finding.id();
    return id.length() <= LONGEST
        ? id
        : finding.rule() + ":" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
  }
}
