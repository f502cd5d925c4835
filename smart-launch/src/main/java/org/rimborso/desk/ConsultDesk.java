package org.rimborso.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.access.Confidentiality;
import org.rimborso.access.Role;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Chart;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.ehr.Budget;
import org.rimborso.review.Review;
import org.rimborso.rule.Finding;

/**
 * The desk for an EHR that asks without a launch: what it hands over, or lets us ask for, read and
 * reviewed as for a clinician, without anything restricted, whoever asks. Nothing is kept, and
 * every look stands in the audit trail first. Safe for many threads.
 */
public final class ConsultDesk {
  private static final Disclosure AS_CLINICIAN =
      new Disclosure(Set.of(Role.CLINICIAN), Confidentiality.STRICT);

  private final ChartSource source;
  private final ChartReview reviews;
  private final AuditLog audit;
  private final Clock clock;

  /**
   * @param reviews as code sets and rules stand now
   */
  public ConsultDesk(ChartSource source, ChartReview reviews, AuditLog audit, Clock clock) {
    this.source = source;
    this.reviews = reviews;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The chart as a clinician gets it: what did not come in time is among what is not known.
   *
   * @param who called, and for which user
   * @param reason for the audit trail, a code
   * @throws OtherPatient if something of another patient came along
   * @throws org.rimborso.audit.NotAudited if the look cannot be recorded: then nothing is read
   */
  public Chart chart(Consultation asked, Who who, String reason, Budget budget) {
    record(asked, who, Action.READ, asked.sent().keySet(), reason);
    if (asked.grant().isPresent() && !asked.missing().isEmpty()) {
      record(asked, who, Action.SEARCH, asked.missing(), reason);
    }
    Fetched fetched = source.consult(asked, clock.instant(), budget);
    return AS_CLINICIAN.chart(fetched, fetched.chart());
  }

  private void record(
      Consultation asked, Who who, Action action, Set<String> types, String reason) {
    audit.record(
        new AuditEntry(
            Optional.of(who),
            action,
            Optional.of(asked.patient()),
            types.stream().sorted().toList(),
            Outcome.DONE,
            reason,
            Optional.empty(),
            Optional.of(asked.ehr())));
  }

  /** What clinicians can mend in {@code chart}, without any amount. */
  public Review review(Chart chart, Budget budget) {
    return AS_CLINICIAN.review(reviews.review(chart, budget));
  }

  /** What these rules say of {@code chart}, whoever has to mend it, without any amount. */
  public List<Finding> findings(Chart chart, Set<String> rules, Budget budget) {
    return reviews.review(chart, budget).findings().stream()
        .filter(finding -> rules.contains(finding.rule()))
        .map(finding -> finding.risking(Optional.empty()))
        .toList();
  }
}
