package org.rimborso.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.rimborso.chart.Reference;

/** The table of proposed, approved, refused and withdrawn write-offs. Rows are only ever added. */
public final class WriteOffRows {
  private final Store store;

  public WriteOffRows(Store store) {
    this.store = store;
  }

  /**
   * Adds a decision together with the note that tells of it: both or neither, on disk when this
   * returns.
   *
   * @throws DuplicateRow if somebody else made that version before, or there is such a note
   * @throws StoreUnavailable if it could not be kept, or the disk is nearly full
   */
  public void insert(WriteOffRow row, NoteRow note) {
    store.requireRoom();
    store.durably(
        handle -> {
          handle
              .createUpdate(
                  "insert into write_off (ehr, account, version, patient, visits, restricted,"
                      + " decision, amount_minor, currency, reason, note_id, decided_issuer,"
                      + " decided_subject, decided_by, decided_millis) values (:ehr, :account,"
                      + " :version, :patient, :visits, :restricted, :decision, :amount, :currency,"
                      + " :reason, :note, :issuer, :subject, :who, :at)")
              .bind("ehr", row.ehr())
              .bind("account", row.account().toString())
              .bind("version", row.version())
              .bind("patient", row.patient().toString())
              .bind("visits", row.visits())
              .bind("restricted", row.restricted())
              .bind("decision", row.decision().code())
              .bind("amount", WriteOffRow.minor(row.amount()))
              .bind("currency", row.amount().currency())
              .bind("reason", row.reason())
              .bind("note", row.noteId())
              .bind("issuer", row.by().who().issuer())
              .bind("subject", row.by().who().subject())
              .bind("who", row.by().name())
              .bind("at", row.by().at().toEpochMilli())
              .execute();
          return NoteRows.insert(handle, note);
        });
  }

  /** Every decision about a patient's accounts, by account, the oldest first. */
  public List<WriteOffRow> ofPatient(String ehr, Reference patient) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from write_off where ehr = :ehr and patient = :patient"
                        + " order by account, version")
                .bind("ehr", ehr)
                .bind("patient", patient.toString())
                .map(WriteOffRows::row)
                .list());
  }

  /** The latest decision about an account, if there ever was one. */
  public Optional<WriteOffRow> current(String ehr, Reference account) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from write_off where ehr = :ehr and account = :account"
                        + " order by version desc limit 1")
                .bind("ehr", ehr)
                .bind("account", account.toString())
                .map(WriteOffRows::row)
                .findOne());
  }

  /** What waits for a decision at an EHR, whosoever patient's, the oldest first. */
  public List<WriteOffRow> waiting(String ehr) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from write_off w where w.ehr = :ehr and w.decision = 'proposed'"
                        + " and not exists (select 1 from write_off x where x.ehr = w.ehr"
                        + " and x.account = w.account and x.version > w.version)"
                        + " order by w.decided_millis, w.account")
                .bind("ehr", ehr)
                .map(WriteOffRows::row)
                .list());
  }

  private static WriteOffRow row(RowView row) {
    return new WriteOffRow(
        text(row, "ehr"),
        reference(row, "patient"),
        reference(row, "account"),
        row.getColumn("version", Integer.class),
        text(row, "visits"),
        row.getColumn("restricted", Boolean.class),
        WriteOffRow.Decision.valueOf(text(row, "decision").toUpperCase(Locale.ROOT)),
        WriteOffRow.ofMinor(row.getColumn("amount_minor", Long.class), text(row, "currency")),
        text(row, "reason"),
        text(row, "note_id"),
        new WriteOffRow.Decided(
            new NoteRow.Owner(text(row, "decided_issuer"), text(row, "decided_subject")),
            text(row, "decided_by"),
            Instant.ofEpochMilli(row.getColumn("decided_millis", Long.class))));
  }

  private static Reference reference(RowView row, String column) {
    return Reference.parse(text(row, column)).orElseThrow();
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }
}
