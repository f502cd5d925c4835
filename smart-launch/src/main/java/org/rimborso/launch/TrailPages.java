package org.rimborso.launch;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rimborso.access.Admitted;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.audit.AuditFeed;
import org.rimborso.audit.AuditLog;
import org.rimborso.audit.AuditQuery;
import org.rimborso.audit.AuditRow;
import org.rimborso.audit.AuditRows;
import org.rimborso.audit.AuditWatch;
import org.rimborso.chart.Reference;
import org.rimborso.smart.User;
import org.rimborso.web.Trail;

/** The trail for the administrators' page; each look into it is a row itself. */
final class TrailPages implements Trail {
  private final AuditRows rows;
  private final AuditLog log;
  private final Supplier<Optional<AuditWatch.Checked>> checked;
  private final Supplier<Optional<AuditFeed>> feed;

  TrailPages(
      AuditRows rows,
      AuditLog log,
      Supplier<Optional<AuditWatch.Checked>> checked,
      Supplier<Optional<AuditFeed>> feed) {
    this.rows = rows;
    this.log = log;
    this.checked = checked;
    this.feed = feed;
  }

  @Override
  public List<AuditRow> rows(Admitted visitor, AuditQuery query, long before, int most) {
    User user = visitor.launch().user();
    log.record(
        new AuditEntry(
            Optional.of(new Who(user.issuer(), user.subject(), user.fhirUser())),
            Action.AUDIT_READ,
            query.patient().flatMap(Reference::parse),
            List.of(),
            Outcome.DONE,
            "audit-page",
            Optional.of(visitor.launch().id()),
            Optional.of(visitor.launch().ehr())));
    return rows.newest(query, before, most);
  }

  @Override
  public State state() {
    return new State(checked.get(), feed.get().map(AuditFeed::standing));
  }
}
