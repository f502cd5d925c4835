package org.rimborso.cds;

import java.util.List;
import java.util.Optional;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.smart.CallerTokens.Trusted;

/**
 * Who called: a believed caller of a configured EHR.
 *
 * @param ehr on whose behalf
 */
record Caller(Trusted token, EhrSettings ehr) {
  /** In whose name this stands in the audit trail: the caller's, in the work of this user. */
  Who who(Optional<Reference> user) {
    return new Who(token.issuer(), token.subject(), user);
  }

  /** A row of the audit trail about what this caller did, or was refused. */
  AuditEntry entry(
      Optional<Reference> user,
      Action action,
      Optional<Reference> patient,
      Outcome outcome,
      String reason) {
    return new AuditEntry(
        Optional.of(who(user)),
        action,
        patient,
        List.of(),
        outcome,
        reason,
        Optional.empty(),
        Optional.of(ehr.id()));
  }
}
