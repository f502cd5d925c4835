package org.rimborso.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.rimborso.chart.Reference;

/** The table of corrections that clinicians made. */
public final class FixRows {
  private final Store store;

  public FixRows(Store store) {
    this.store = store;
  }

  /**
   * What became of the corrections that one rule led to.
   *
   * @param written stand in the EHR, taken back or not
   * @param undone of these, taken back
   * @param elsewhere made in the EHR itself, and the finding was gone
   * @param others refused, overtaken or not known
   */
  public record Count(String rule, int written, int undone, int elsewhere, int others) {}

  /**
   * Adds a correction; on disk when this returns.
   *
   * @throws DuplicateRow if it is there already
   * @throws StoreUnavailable if it could not be kept, or the disk is nearly full
   */
  public void insert(FixRow row) {
    store.requireRoom();
    store.durably(
        handle ->
            handle
                .createUpdate(
                    "insert into fix (id, ehr, patient, launch_id, restricted, finding, rule, kind,"
                        + " resource, visit, made, old_words, new_words, changes, issuer, subject,"
                        + " who, begun_millis, state, reason, version, ended_millis, undoes)"
                        + " values (:id, :ehr, :patient, :launch, :restricted, :finding, :rule,"
                        + " :kind, :resource, :visit, :made, :before, :after, :changes, :issuer,"
                        + " :subject, :who, :begun, :state, :reason, :version, :ended, :undoes)")
                .bind("id", row.id())
                .bind("ehr", row.ehr())
                .bind("patient", row.patient().toString())
                .bind("launch", row.launchId())
                .bind("restricted", row.restricted())
                .bind("finding", row.about().finding())
                .bind("rule", row.about().rule())
                .bind("kind", row.about().kind())
                .bind("resource", row.about().resource().toString())
                .bind("visit", row.about().visit().map(Reference::toString))
                .bind("before", row.about().before())
                .bind("after", row.about().after())
                .bind("changes", row.changes())
                .bind("issuer", row.by().who().issuer())
                .bind("subject", row.by().who().subject())
                .bind("who", row.by().name())
                .bind("begun", row.by().at().toEpochMilli())
                .bind("made", row.ending().made().map(Reference::toString))
                .bind("state", row.ending().state().name())
                .bind("reason", row.ending().reason())
                .bind("version", row.ending().version())
                .bind("ended", row.ending().at().map(Instant::toEpochMilli))
                .bind("undoes", row.undoes())
                .execute());
  }

  /** Notes how far it came, and what its elements are; on disk when this returns. */
  public void update(FixRow row) {
    store.durably(
        handle ->
            handle
                .createUpdate(
                    "update fix set state = :state, reason = :reason, made = :made,"
                        + " version = :version, ended_millis = :ended, changes = :changes"
                        + " where id = :id")
                .bind("state", row.ending().state().name())
                .bind("reason", row.ending().reason())
                .bind("made", row.ending().made().map(Reference::toString))
                .bind("version", row.ending().version())
                .bind("ended", row.ending().at().map(Instant::toEpochMilli))
                .bind("changes", row.changes())
                .bind("id", row.id())
                .execute());
  }

  public Optional<FixRow> find(String id) {
    return store.read(
        handle ->
            handle
                .createQuery("select * from fix where id = :id")
                .bind("id", id)
                .map(FixRows::row)
                .findOne());
  }

  /** Those of a patient, the oldest first. */
  public List<FixRow> ofPatient(String ehr, Reference patient) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from fix where ehr = :ehr and patient = :patient"
                        + " order by begun_millis, id")
                .bind("ehr", ehr)
                .bind("patient", patient.toString())
                .map(FixRows::row)
                .list());
  }

  /** What became of corrections begun at an EHR since then, by rule; none of restricted records. */
  public List<Count> counts(String ehr, Instant from) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select rule,"
                        + " sum(case when state = 'WRITTEN' and undoes is null then 1 else 0 end)"
                        + " as written,"
                        + " sum(case when state = 'WRITTEN' and undoes is not null then 1 else 0"
                        + " end) as undone,"
                        + " sum(case when state = 'GONE' then 1 else 0 end) as elsewhere,"
                        + " sum(case when state not in ('WRITTEN', 'GONE') then 1 else 0 end)"
                        + " as others from fix where ehr = :ehr and restricted = false"
                        + " and begun_millis >= :from group by rule order by rule")
                .bind("ehr", ehr)
                .bind("from", from.toEpochMilli())
                .map(
                    row ->
                        new Count(
                            text(row, "rule"),
                            row.getColumn("written", Integer.class),
                            row.getColumn("undone", Integer.class),
                            row.getColumn("elsewhere", Integer.class),
                            row.getColumn("others", Integer.class)))
                .list());
  }

  private static FixRow row(RowView row) {
    return new FixRow(
        text(row, "id"),
        text(row, "ehr"),
        reference(text(row, "patient")),
        text(row, "launch_id"),
        row.getColumn("restricted", Boolean.class),
        new FixRow.About(
            text(row, "finding"),
            text(row, "rule"),
            text(row, "kind"),
            reference(text(row, "resource")),
            optional(row, "visit").map(FixRows::reference),
            text(row, "old_words"),
            text(row, "new_words")),
        text(row, "changes"),
        new FixRow.By(
            new NoteRow.Owner(text(row, "issuer"), text(row, "subject")),
            text(row, "who"),
            Instant.ofEpochMilli(row.getColumn("begun_millis", Long.class))),
        new FixRow.Ending(
            FixRow.State.valueOf(text(row, "state")),
            text(row, "reason"),
            optional(row, "made").map(FixRows::reference),
            optional(row, "version"),
            Optional.ofNullable(row.getColumn("ended_millis", Long.class))
                .map(Instant::ofEpochMilli)),
        optional(row, "undoes"));
  }

  private static Reference reference(String text) {
    return Reference.parse(text).orElseThrow();
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }

  private static Optional<String> optional(RowView row, String column) {
    return Optional.ofNullable(row.getColumn(column, String.class));
  }
}
