package org.rimborso.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

/** The table of notes. Times are kept to the millisecond. */
public final class NoteRows extends DeliveryRows {
  private final Store store;

  public NoteRows(Store store) {
    super(store, "note", "note");
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
    insert(row, letter, Optional.empty());
  }

  /**
   * The same with the letter's document.
   *
   * @param document how far that is; empty where the site wants none
   */
  public void insert(NoteRow row, Letter letter, Optional<NoteRow.Delivery> document) {
    store.requireRoom();
    store.durably(
        handle -> {
          insert(handle, row);
          LetterRows.insert(handle, row, letter);
          return document
              .map(delivery -> LetterDocumentRows.insert(handle, row, delivery))
              .orElse(0);
        });
  }

  /** The letters that notes of this table tell of. */
  public LetterRows letters() {
    return new LetterRows(store);
  }

  /** Adds a note within a transaction that also keeps what it tells of. */
  static int insert(Handle handle, NoteRow row) {
    int rows = put(handle, row);
    WorkListQueues.touch(handle, row.ehr(), row.account());
    return rows;
  }

  private static int put(Handle handle, NoteRow row) {
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

  /** Every note about a patient, however far it came, in the order of writing. */
  public List<NoteRow> ofPatient(String ehr, Reference patient) {
    return store.read(
        handle ->
            select(handle, "ehr = :ehr and patient = :patient order by written_millis, id")
                .bind("ehr", ehr)
                .bind("patient", patient.toString())
                .map(DeliveryRows::row)
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
                .map(DeliveryRows::row)
                .list());
  }

  /**
   * Marks a note, and the document of the letter that it tells of, as entered in error; what is in
   * the EHR, or waits to get there, goes on its way again. On disk when this returns.
   *
   * @param launchId of its author, whose token may change the note in the EHR; empty where that was
   *     not granted, and the change waits
   * @param documentLaunchId the same for the letter's document
   * @return whether it was active until now
   */
  public boolean strike(String id, Optional<String> launchId, Optional<String> documentLaunchId) {
    LetterDocumentRows documents = letters().documents();
    return store.durably(
            handle -> {
              documents.strike(handle, LetterDocumentRows.id(id), documentLaunchId);
              int struck = strike(handle, id, launchId);
              select(handle, "id = :id")
                  .bind("id", id)
                  .map(DeliveryRows::row)
                  .forEach(row -> WorkListQueues.touch(handle, row.ehr(), row.account()));
              return struck;
            })
        > 0;
  }
}
