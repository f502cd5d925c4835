package org.rimborso.store;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.rimborso.chart.Reference;

/**
 * The table of letters. A letter has the id of the note that tells of it and is written with it, by
 * {@link NoteRows#insert(NoteRow, Letter)}.
 */
public final class LetterRows {
  private final Store store;

  public LetterRows(Store store) {
    this.store = store;
  }

  /** The documents of these letters. */
  public LetterDocumentRows documents() {
    return new LetterDocumentRows(store);
  }

  static int insert(Handle handle, NoteRow note, Letter letter) {
    return handle
        .createUpdate(
            "insert into letter (id, ehr, patient, account, kind, language, sheet, made_on, title,"
                + " body, author_issuer, author_subject, author_name, created_millis)"
                + " values (:id, :ehr, :patient, :account, :kind, :language, :sheet, :day, :title,"
                + " :body, :issuer, :subject, :name, :created)")
        .bind("id", note.note().id())
        .bind("ehr", note.ehr())
        .bind("patient", note.patient().toString())
        .bind("account", note.account().toString())
        .bind("kind", letter.kind())
        .bind("language", letter.language())
        .bind("sheet", letter.sheet().name())
        .bind("day", letter.day().toString())
        .bind("title", letter.title())
        .bind("body", letter.text())
        .bind("issuer", note.owner().issuer())
        .bind("subject", note.owner().subject())
        .bind("name", note.note().author().display())
        .bind("created", note.note().written().toEpochMilli())
        .execute();
  }

  /** The ids of an account's letters, in the order of making. */
  public Set<String> ids(String ehr, Reference account) {
    return store.read(
        handle ->
            new LinkedHashSet<>(
                handle
                    .createQuery(
                        "select id from letter where ehr = :ehr and account = :account"
                            + " order by created_millis, id")
                    .bind("ehr", ehr)
                    .bind("account", account.toString())
                    .mapTo(String.class)
                    .list()));
  }

  /** A letter of an account. */
  public Optional<Letter> find(String ehr, Reference account, String id) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select kind, language, sheet, made_on, title, body from letter"
                        + " where id = :id and ehr = :ehr and account = :account")
                .bind("id", id)
                .bind("ehr", ehr)
                .bind("account", account.toString())
                .map(LetterRows::letter)
                .findOne());
  }

  static Letter letter(RowView row) {
    return new Letter(
        text(row, "kind"),
        text(row, "language"),
        Letter.Sheet.valueOf(text(row, "sheet")),
        LocalDate.parse(text(row, "made_on")),
        text(row, "title"),
        text(row, "body"));
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }
}
