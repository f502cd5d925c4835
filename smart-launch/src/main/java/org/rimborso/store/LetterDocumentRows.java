package org.rimborso.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.rimborso.chart.Reference;

/**
 * The table of letters' documents: how far each came on its way to the EHR. A row reads as the note
 * that tells of the letter, under the document's id and with the document's delivery.
 */
public final class LetterDocumentRows extends DeliveryRows {
  private static final String SUFFIX = "-letter";

  private static final String WHOLE =
      "(select d.id, d.ehr, d.issuer, d.subject, d.launch_id, d.patient, d.account,"
          + " n.author_reference, n.author_display, n.written_millis, n.kind, n.body, n.contact,"
          + " n.reference_number, n.promised_value, n.promised_currency, n.promised_on,"
          + " n.follow_up_on, d.status, d.delivery, d.reason, d.landed, d.landed_version,"
          + " d.attempts, d.next_try_millis"
          + " from letter_document d join note n on n.id = d.letter) document";

  private final Store store;

  LetterDocumentRows(Store store) {
    super(store, "letter_document", WHOLE);
    this.store = store;
  }

  /** The id of a letter's document: another than the note's, which may be a document too. */
  public static String id(String letter) {
    return letter + SUFFIX;
  }

  private static String letterOf(String id) {
    return id.substring(0, id.length() - SUFFIX.length());
  }

  static int insert(Handle handle, NoteRow note, NoteRow.Delivery delivery) {
    return handle
        .createUpdate(
            "insert into letter_document (id, letter, ehr, issuer, subject, launch_id, patient,"
                + " account, status, delivery, reason, attempts, next_try_millis)"
                + " values (:id, :letter, :ehr, :issuer, :subject, :launch, :patient, :account,"
                + " :status, :delivery, :reason, :attempts, :next)")
        .bind("id", id(note.note().id()))
        .bind("letter", note.note().id())
        .bind("ehr", note.ehr())
        .bind("issuer", note.owner().issuer())
        .bind("subject", note.owner().subject())
        .bind("launch", note.launchId())
        .bind("patient", note.patient().toString())
        .bind("account", note.account().toString())
        .bind("status", note.note().status().name())
        .bind("delivery", delivery.state().name())
        .bind("reason", delivery.reason())
        .bind("attempts", delivery.attempts())
        .bind("next", delivery.nextTryMillis())
        .execute();
  }

  /** How far an account's documents came, by the letter's id. */
  public Map<String, NoteRow.Delivery> ofAccount(String ehr, Reference account) {
    return store.read(
        handle -> {
          Map<String, NoteRow.Delivery> byLetter = new LinkedHashMap<>();
          select(handle, "ehr = :ehr and account = :account order by written_millis, id")
              .bind("ehr", ehr)
              .bind("account", account.toString())
              .map(DeliveryRows::row)
              .list()
              .forEach(row -> byLetter.put(letterOf(row.note().id()), row.delivery()));
          return byLetter;
        });
  }

  /** The letter that a document holds. */
  public Optional<Letter> letter(String id) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select l.kind, l.language, l.sheet, l.made_on, l.title, l.body from letter l"
                        + " join letter_document d on d.letter = l.id where d.id = :id")
                .bind("id", id)
                .map(LetterRows::letter)
                .findOne());
  }

  /** The hash of the file that was sent; empty before the first attempt. */
  public Optional<String> hash(String id) {
    return store.read(
        handle ->
            handle
                .createQuery("select hash from letter_document where id = :id and hash is not null")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  /** Keeps the hash of the file that is about to be sent; on disk when this returns. */
  public void keepHash(String id, String hash) {
    store.durably(
        handle ->
            handle
                .createUpdate("update letter_document set hash = :hash where id = :id")
                .bind("id", id)
                .bind("hash", hash)
                .execute());
  }
}
