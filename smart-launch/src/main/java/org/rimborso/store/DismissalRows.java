package org.rimborso.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.result.RowView;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Severity;

/** The table of gaps that were marked as none. Rows are only ever added. */
public final class DismissalRows {
  private final Store store;

  public DismissalRows(Store store) {
    this.store = store;
  }

  /**
   * How often findings of a rule were dismissed for a reason.
   *
   * @param reason its code
   */
  public record Times(String rule, String reason, int times) {}

  /**
   * Adds a decision; on disk when this returns.
   *
   * @throws DuplicateRow if somebody else made that version before
   * @throws StoreUnavailable if it could not be kept, or the disk is nearly full
   */
  public void insert(DismissalRow row) {
    store.requireRoom();
    store.durably(
        handle ->
            handle
                .createUpdate(
                    "insert into dismissal (ehr, patient, finding_hash, version, finding, rule,"
                        + " severity, facts, restricted, decision, reason, remark, decided_issuer,"
                        + " decided_subject, decided_by, decided_millis) values (:ehr, :patient,"
                        + " :hash, :version, :finding, :rule, :severity, :facts, :restricted,"
                        + " :decision, :reason, :remark, :issuer, :subject, :who, :at)")
                .bind("ehr", row.ehr())
                .bind("patient", row.patient().toString())
                .bind("hash", Hashes.sha256(row.finding()))
                .bind("version", row.version())
                .bind("finding", row.finding())
                .bind("rule", row.rule())
                .bind("severity", row.severity().code())
                .bind("facts", row.facts())
                .bind("restricted", row.restricted())
                .bind("decision", row.decision().code())
                .bind("reason", row.reason())
                .bind("remark", row.remark())
                .bind("issuer", row.by().who().issuer())
                .bind("subject", row.by().who().subject())
                .bind("who", row.by().name())
                .bind("at", row.by().at().toEpochMilli())
                .execute());
  }

  /** Every decision about a patient's gaps, those about one finding the oldest first. */
  public List<DismissalRow> ofPatient(String ehr, Reference patient) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from dismissal where ehr = :ehr and patient = :patient"
                        + " order by finding_hash, version")
                .bind("ehr", ehr)
                .bind("patient", patient.toString())
                .map(DismissalRows::row)
                .list());
  }

  /**
   * How often findings were dismissed at an EHR since then, by rule and reason. What was taken back
   * does not count, nor what concerns restricted records, for sums are read by people who may not
   * know of them.
   */
  public List<Times> since(String ehr, Instant from) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select d.rule, d.reason, count(*) as times from dismissal d"
                        + " where d.ehr = :ehr and d.decided_millis >= :from"
                        + " and d.decision = 'dismissed' and d.restricted = false"
                        + " and not exists (select 1 from dismissal x where x.ehr = d.ehr"
                        + " and x.patient = d.patient and x.finding_hash = d.finding_hash"
                        + " and x.version = d.version + 1 and x.decision = 'undone')"
                        + " group by d.rule, d.reason order by d.rule, d.reason")
                .bind("ehr", ehr)
                .bind("from", from.toEpochMilli())
                .map(
                    row ->
                        new Times(
                            text(row, "rule"),
                            text(row, "reason"),
                            row.getColumn("times", Integer.class)))
                .list());
  }

  private static DismissalRow row(RowView row) {
    return new DismissalRow(
        text(row, "ehr"),
        Reference.parse(text(row, "patient")).orElseThrow(),
        text(row, "finding"),
        row.getColumn("version", Integer.class),
        text(row, "rule"),
        Severity.valueOf(text(row, "severity").toUpperCase(Locale.ROOT)),
        text(row, "facts"),
        row.getColumn("restricted", Boolean.class),
        DismissalRow.Decision.valueOf(text(row, "decision").toUpperCase(Locale.ROOT)),
        text(row, "reason"),
        text(row, "remark"),
        new WriteOffRow.Decided(
            new NoteRow.Owner(text(row, "decided_issuer"), text(row, "decided_subject")),
            text(row, "decided_by"),
            Instant.ofEpochMilli(row.getColumn("decided_millis", Long.class))));
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }
}
