package org.rimborso.web;

import java.util.List;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.audit.AuditFeed;
import org.rimborso.audit.AuditQuery;
import org.rimborso.audit.AuditRow;
import org.rimborso.audit.AuditWatch;

/** The audit trail, as the administrators' page needs it. */
public interface Trail {

  /**
   * The newest rows that fit and are older than row {@code before}. The look is written down first.
   */
  List<AuditRow> rows(Admitted visitor, AuditQuery query, long before, int most);

  State state();

  /**
   * How the trail stands.
   *
   * @param checked the last check of the chain; empty until the first is done
   * @param feed how far the outside repository has it; empty if none is configured
   */
  record State(Optional<AuditWatch.Checked> checked, Optional<AuditFeed.Standing> feed) {}
}
