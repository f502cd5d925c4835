package org.rimborso.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.store.PatientRows;
import org.rimborso.store.Store;

/**
 * All that the app holds about one patient. That somebody took it stands in the audit trail first.
 */
final class PatientExport {
  private final Store store;
  private final AuditLog audit;

  PatientExport(Store store, AuditLog audit) {
    this.store = store;
    this.audit = audit;
  }

  /**
   * The rows by table.
   *
   * @throws org.rimborso.audit.NotAudited if that they were taken could not be written down
   */
  Map<String, Object> of(EhrSettings ehr, Reference patient, Who taker) {
    audit.record(
        new AuditEntry(
            Optional.of(taker),
            Action.EXPORT,
            Optional.of(patient),
            List.of(),
            Outcome.DONE,
            "store-export",
            Optional.empty(),
            Optional.of(ehr.id())));
    PatientRows rows = new PatientRows(store);
    Set<String> issuers = new TreeSet<>(rows.issuers(ehr.id()));
    issuers.add(ehr.iss().toString());
    issuers.add(LocalCommand.THIS_MACHINE);
    Map<String, Object> export = new LinkedHashMap<>();
    export.put("ehr", ehr.id());
    export.put("patient", patient.toString());
    export.put("issuers", issuers);
    export.putAll(rows.of(ehr.id(), issuers, patient));
    return export;
  }
}
