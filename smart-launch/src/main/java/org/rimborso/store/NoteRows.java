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

/** The table of notes. Times are kept to the millisecond. */
public final class NoteRows {
  private static final String COLUMNS =
      "id, ehr, issuer, subject, launch_id, patient, account, author_reference, author_display,"
          + " written_millis, kind, body, contact, reference_number, promised_value,"
          + " promised_currency, promised_on, follow_up_on, status, delivery, reason, landed,"
          + " landed_version, attempts, next_try_millis";

  private final Store store;

  public NoteRows(Store store) {
    this.store = store;
  }

  /**
   * Keeps a new note; it is on disk when this returns.
   *
   * @throws DuplicateRow if there is one of this id
   * @throws StoreUnavailable if it could not be kept, or the disk is nearly full
   */
  public void insert(NoteRow row) {
    store.requireRoom();
    store.durably(handle -> insert(handle, row));
  }

  /**
   * Keeps a new note and the letter that it tells of, both or neither; they are on disk when this
   * returns.
   *
   * @throws DuplicateRow if there is a note of this id
   * @throws StoreUnavailable if they could not be kept, or the disk is nearly full
   */
  public void insert(NoteRow row, Letter letter) {
    store.requireRoom();
    store.durably(
        handle -> {
          insert(handle, row);
          return LetterRows.insert(handle, row, letter);
        });
  }

  /** The letters that notes of this table tell of. */
  public LetterRows letters() {
    return new LetterRows(store);
  }

  /** Adds a note within a transaction that also keeps what it tells of. */
  static int insert(Handle handle, NoteRow row) {
    Note note = row.note();
    return handle
        .createUpdate(
            "insert into note ("
                + COLUMNS
                + ") values (:id, :ehr, :issuer, :subject, :launch, :patient, :account,"
                + " :author, :authorName, :written, :kind, :body, :contact, :number,"
                + " :promised, :currency, :promisedOn, :followUpOn, :status, :delivery,"
                + " :reason, :landed, :version, :attempts, :next)")
        .bind("id", note.id())
        .bind("ehr", row.ehr())
        .bind("issuer", row.owner().issuer())
        .bind("subject", row.owner().subject())
        .bind("launch", row.launchId())
        .bind("patient", row.patient().toString())
        .bind("account", row.account().toString())
        .bind("author", note.author().reference())
        .bind("authorName", note.author().display())
        .bind("written", note.written().toEpochMilli())
        .bind("kind", note.kind().name())
        .bind("body", note.text())
        .bind("contact", note.contact())
        .bind("number", note.referenceNumber())
        .bind("promised", note.promisedAmount().map(money -> money.value().toString()))
        .bind("currency", note.promisedAmount().map(Money::currency))
        .bind("promisedOn", note.promisedOn().map(LocalDate::toString))
        .bind("followUpOn", note.followUpOn().map(LocalDate::toString))
        .bind("status", note.status().name())
        .bind("delivery", row.delivery().state().name())
        .bind("reason", row.delivery().reason())
        .bind("landed", row.delivery().landed().map(Reference::toString))
        .bind("version", row.delivery().version())
        .bind("attempts", row.delivery().attempts())
        .bind("next", row.delivery().nextTryMillis())
        .execute();
  }

  public Optional<NoteRow> find(String id) {
    return store.read(
        handle -> select(handle, "id = :id").bind("id", id).map(NoteRows::row).findOne());
  }

  /** Every note about a patient, however far it came, in the order of writing. */
  public List<NoteRow> ofPatient(String ehr, Reference patient) {
    return store.read(
        handle ->
            select(handle, "ehr = :ehr and patient = :patient order by written_millis, id")
                .bind("ehr", ehr)
                .bind("patient", patient.toString())
                .map(NoteRows::row)
                .list());
  }

  /** The ids of notes on their way that may be tried at {@code nowMillis}, the oldest first. */
  public List<String> due(long nowMillis, int atMost) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select id from note where delivery = 'SENDING' and next_try_millis <= :now"
                        + " order by next_try_millis, id limit :most")
                .bind("now", nowMillis)
                .bind("most", atMost)
                .mapTo(String.class)
                .list());
  }

  /** The notes of a user that wait for a token. */
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
                .map(NoteRows::row)
                .list());
  }

  /** The active notes of a user, whosoever patient's, in the order of writing. */
  public List<NoteRow> activeOf(String ehr, NoteRow.Owner owner) {
    return store.read(
        handle ->
            select(
                    handle,
                    "status = 'ACTIVE' and ehr = :ehr and issuer = :issuer"
                        + " and subject = :subject order by written_millis, id")
                .bind("ehr", ehr)
                .bind("issuer", owner.issuer())
                .bind("subject", owner.subject())
                .map(NoteRows::row)
                .list());
  }

  /**
   * Notes how far a note came, and never forgets where it arrived, unless it has arrived already,
   * or its author struck it through meanwhile: then it has another way to go. On disk when this
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
                    "update note set delivery = :delivery, reason = :reason,"
                        + " landed = coalesce(cast(:landed as varchar(200)), landed),"
                        + " landed_version = :version, attempts = :attempts,"
                        + " next_try_millis = :next"
                        + " where id = :id and status = :status"
                        + " and delivery in ('SENDING', 'WAITING')"
                        + " and exists (select 1 from outbox_lease l where l.ehr = note.ehr"
                        + " and l.account = note.account and l.fence = :fence"
                        + " and l.holder = :holder)")
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

  /**
   * Marks a note as entered in error; what is in the EHR, or waits to get there, goes on its way
   * again. On disk when this returns.
   *
   * @param launchId of its author, whose token may change it in the EHR; empty where that was not
   *     granted, and the change waits
   * @return whether it was active until now
   */
  public boolean strike(String id, Optional<String> launchId) {
    String way = launchId.isPresent() ? "SENDING" : "WAITING";
    String again = "delivery in ('DELIVERED', 'WAITING')";
    return store.durably(
            handle ->
                handle
                    .createUpdate(
                        "update note set status = 'ENTERED_IN_ERROR', launch_id = case when "
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
                    .execute())
        > 0;
  }

  /** Sends every note on its way at once: at start, whatever its pause was. */
  public void endPauses() {
    store.durably(
        handle -> handle.execute("update note set next_try_millis = 0 where delivery = 'SENDING'"));
  }

  /** Lets a waiting note be sent with another launch of its author. */
  public void relaunch(String id, String launchId) {
    store.durably(
        handle ->
            handle
                .createUpdate(
                    "update note set launch_id = :launch, delivery = 'SENDING', attempts = 0,"
                        + " next_try_millis = 0 where id = :id and delivery = 'WAITING'")
                .bind("id", id)
                .bind("launch", launchId)
                .execute());
  }

  /** Asks for whole rows; {@code condition} is text of this class, never a value. */
  private static Query select(Handle handle, String condition) {
    return handle.createQuery("select " + COLUMNS + " from note where " + condition);
  }

  private static NoteRow row(RowView row) {
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
            optional(row, "landed").map(NoteRows::reference),
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
