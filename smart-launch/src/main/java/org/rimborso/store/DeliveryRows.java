package org.rimborso.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

/** A table whose rows are on their way to an EHR: how far each came. */
public abstract sealed class DeliveryRows permits NoteRows, LetterDocumentRows {
  static final String COLUMNS =
      "id, ehr, issuer, subject, launch_id, patient, account, author_reference, author_display,"
          + " written_millis, kind, body, contact, reference_number, promised_value,"
          + " promised_currency, promised_on, follow_up_on, status, delivery, reason, landed,"
          + " landed_version, attempts, next_try_millis";

  private final Store store;
  private final String table;
  private final String whole;

  /**
   * @param table keeps how far its rows came
   * @param whole what gives all {@link #COLUMNS} of its rows
   */
  DeliveryRows(Store store, String table, String whole) {
    this.store = store;
    this.table = table;
    this.whole = whole;
  }

  public Optional<NoteRow> find(String id) {
    return store.read(
        handle -> select(handle, "id = :id").bind("id", id).map(DeliveryRows::row).findOne());
  }

  /** The ids of rows on their way that may be tried at {@code nowMillis}, the oldest first. */
  public List<String> due(long nowMillis, int atMost) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select id from "
                        + table
                        + " where delivery = 'SENDING' and next_try_millis <= :now"
                        + " order by next_try_millis, id limit :most")
                .bind("now", nowMillis)
                .bind("most", atMost)
                .mapTo(String.class)
                .list());
  }

  /** The rows of a user that wait for a token. */
  public List<NoteRow> waiting(String ehr, NoteRow.Owner owner) {
    return store.read(
        handle ->
            select(
                    handle,
                    "delivery = 'WAITING' and ehr = :ehr and issuer = :issuer"
                        + " and subject = :subject order by written_millis, id")
                .bind("ehr", ehr)
                .bind("issuer", owner.issuer())
                .bind("subject", owner.subject())
                .map(DeliveryRows::row)
                .list());
  }

  /**
   * Notes how far a row came, and never forgets where it arrived, unless it has arrived already, or
   * its author struck it through meanwhile: then it has another way to go. On disk when this
   * returns.
   *
   * @param note as it was on this way
   * @param lease of the note's account; who lost it changes nothing
   */
  public void move(Note note, NoteRow.Delivery to, OutboxLeases.Lease lease) {
    store.durably(
        handle ->
            handle
                .createUpdate(
                    "update "
                        + table
                        + " set delivery = :delivery, reason = :reason,"
                        + " landed = coalesce(cast(:landed as varchar(200)), landed),"
                        + " landed_version = :version, attempts = :attempts,"
                        + " next_try_millis = :next"
                        + " where id = :id and status = :status"
                        + " and delivery in ('SENDING', 'WAITING')"
                        + " and exists (select 1 from outbox_lease l where l.ehr = "
                        + table
                        + ".ehr and l.account = "
                        + table
                        + ".account and l.fence = :fence and l.holder = :holder)")
                .bind("id", note.id())
                .bind("status", note.status().name())
                .bind("fence", lease.fence())
                .bind("holder", lease.holder())
                .bind("delivery", to.state().name())
                .bind("reason", to.reason())
                .bind("landed", to.landed().map(Reference::toString))
                .bind("version", to.version())
                .bind("attempts", to.attempts())
                .bind("next", to.nextTryMillis())
                .execute());
  }

  /** Marks a row as entered in error, within a transaction; how many were active until now. */
  int strike(Handle handle, String id, Optional<String> launchId) {
    String way = launchId.isPresent() ? "SENDING" : "WAITING";
    String again = "delivery in ('DELIVERED', 'WAITING')";
    return handle
        .createUpdate(
            "update "
                + table
                + " set status = 'ENTERED_IN_ERROR', launch_id = case when "
                + again
                + " then coalesce(cast(:launch as varchar(100)), launch_id)"
                + " else launch_id end, attempts = 0, next_try_millis = 0,"
                + " delivery = case when "
                + again
                + " then :way else delivery end"
                + " where id = :id and status = 'ACTIVE'")
        .bind("id", id)
        .bind("launch", launchId)
        .bind("way", way)
        .execute();
  }

  /** Sends every row on its way at once: at start, whatever its pause was. */
  public void endPauses() {
    store.durably(
        handle ->
            handle.execute(
                "update " + table + " set next_try_millis = 0 where delivery = 'SENDING'"));
  }

  /** Lets a waiting row be sent with another launch of its author. */
  public void relaunch(String id, String launchId) {
    store.durably(
        handle ->
            handle
                .createUpdate(
                    "update "
                        + table
                        + " set launch_id = :launch, delivery = 'SENDING', attempts = 0,"
                        + " next_try_millis = 0 where id = :id and delivery = 'WAITING'")
                .bind("id", id)
                .bind("launch", launchId)
                .execute());
  }

  /** Asks for whole rows; {@code condition} is text of this room, never a value. */
  final Query select(Handle handle, String condition) {
    return handle.createQuery("select " + COLUMNS + " from " + whole + " where " + condition);
  }

  static NoteRow row(RowView row) {
    return new NoteRow(
        note(row),
        text(row, "ehr"),
        new NoteRow.Owner(text(row, "issuer"), text(row, "subject")),
        text(row, "launch_id"),
        reference(text(row, "patient")),
        reference(text(row, "account")),
        new NoteRow.Delivery(
            NoteRow.State.valueOf(text(row, "delivery")),
            optional(row, "reason"),
            optional(row, "landed").map(DeliveryRows::reference),
            optional(row, "landed_version"),
            row.getColumn("attempts", Integer.class),
            row.getColumn("next_try_millis", Long.class)));
  }

  private static Note note(RowView row) {
    Optional<String> currency = optional(row, "promised_currency");
    return new Note(
        text(row, "id"),
        new Note.Author(text(row, "author_reference"), text(row, "author_display")),
        Instant.ofEpochMilli(row.getColumn("written_millis", Long.class)),
        Note.Kind.valueOf(text(row, "kind")),
        text(row, "body"),
        optional(row, "contact"),
        optional(row, "reference_number"),
        optional(row, "promised_value")
            .flatMap(value -> currency.map(code -> new Money(new BigDecimal(value), code))),
        optional(row, "promised_on").map(LocalDate::parse),
        optional(row, "follow_up_on").map(LocalDate::parse),
        Note.Status.valueOf(text(row, "status")));
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }

  private static Optional<String> optional(RowView row, String column) {
    return Stream.ofNullable(row.getColumn(column, String.class)).findFirst();
  }

  private static Reference reference(String text) {
    return Reference.parse(text).orElseThrow();
  }
}
