package org.rimborso.notes;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.NoteText;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.store.DuplicateRow;
import org.rimborso.store.Letter;
import org.rimborso.store.LetterDocumentRows;
import org.rimborso.store.NoteRow;
import org.rimborso.store.NoteRow.Owner;
import org.rimborso.store.NoteRows;

/**
 * Takes notes and sees to it that each lands once: in the EHR where it takes them, else in our own
 * store. The letters that notes tell of go the same way where the site wants them in the EHR. What
 * was saved survives a stop of the process at any moment.
 */
public final class Outbox implements Courier.Round {
  private final NoteRows rows;
  private final Dispatch dispatch;
  private final NoteTrail trail;
  private final LetterDocumentRows documents;
  private final Carrier notes;
  private final Carrier letters;

  /**
   * @param executor runs deliveries, which wait for EHRs
   */
  public Outbox(NoteRows rows, Dispatch dispatch, NoteTrail trail, Clock clock, Executor executor) {
    this.rows = rows;
    this.dispatch = dispatch;
    this.trail = trail;
    this.documents = rows.letters().documents();
    this.notes = new Carrier(rows, dispatch, clock, executor);
    this.letters = new Carrier(documents, dispatch.ofLetters(documents), clock, executor);
  }

  /**
   * Keeps a note and starts its delivery. It is on disk when this returns. The same note again, by
   * id and content, is answered the same way and changes nothing.
   *
   * @throws IllegalArgumentException if a text of the note was not accepted by {@link NoteText}
   * @throws org.rimborso.store.StoreUnavailable if it could not be kept
   */
  public Saved save(Launch launch, Reference patient, Reference account, Note note) {
    return save(launch, patient, account, note, Optional.empty(), rows::insert);
  }

  /**
   * Keeps a letter and the note that tells of it, both or neither, and starts the note's delivery,
   * and the letter's where the site wants it in the EHR. The same once more, by id and content of
   * both, changes nothing.
   */
  public Saved save(Launch launch, Reference patient, Reference account, Note note, Letter letter) {
    Optional<NoteRow.Delivery> document =
        letters.areWanted(launch.ehr()) ? Optional.of(letters.begin(launch)) : Optional.empty();
    return save(
        launch,
        patient,
        account,
        note,
        Optional.of(letter),
        row -> rows.insert(row, letter, document));
  }

  /**
   * The same for a note that tells of something else that is kept.
   *
   * @param insert keeps the row together with what it tells of, in one transaction
   * @throws DuplicateRow if what the note tells of has its place taken; nothing was kept
   */
  public Saved save(
      Launch launch, Reference patient, Reference account, Note note, Consumer<NoteRow> insert) {
    return save(launch, patient, account, note, Optional.empty(), insert);
  }

  private Saved save(
      Launch launch,
      Reference patient,
      Reference account,
      Note note,
      Optional<Letter> letter,
      Consumer<NoteRow> insert) {
    requireAccepted(note);
    if (launch.patient().filter(other -> !other.equals(patient)).isPresent()) {
      return new Saved.OtherPatient();
    }
    NoteRow row = row(launch, patient, account, note);
    Optional<NoteRow> before = rows.find(note.id());
    if (before.isPresent()) {
      return again(before.get(), row, letter);
    }
    trail.saving(row);
    try {
      insert.accept(row);
    } catch (DuplicateRow raced) {
      return again(rows.find(note.id()).orElseThrow(() -> raced), row, letter);
    }
    notes.start(row);
    letter
        .flatMap(made -> documents.find(LetterDocumentRows.id(note.id())))
        .ifPresent(letters::start);
    return new Saved.Kept(NoteShelf.landing(row.delivery()));
  }

  /**
   * Marks a note as entered in error and starts to bring the mark to where the note is. It is on
   * disk when this returns, and cannot be taken back. A note that is marked already stays so.
   *
   * @throws org.rimborso.store.StoreUnavailable if it could not be kept
   */
  public Struck strike(Launch launch, Reference account, String noteId) {
    Optional<NoteRow> found =
        rows.find(noteId)
            .filter(row -> row.ehr().equals(launch.ehr()) && row.account().equals(account))
            .filter(row -> launch.patient().equals(Optional.of(row.patient())));
    if (found.isEmpty()) {
      return Struck.UNKNOWN;
    }
    NoteRow row = found.get();
    if (!row.owner().equals(owner(launch.user()))) {
      trail.refused(row, launch);
      return Struck.NOT_YOURS;
    }
    if (!row.note().isStruck()) {
      trail.striking(row);
      String document = LetterDocumentRows.id(noteId);
      rows.strike(noteId, notes.strikes(launch, noteId), letters.strikes(launch, document));
      notes.send(noteId);
      letters.send(document);
    }
    return Struck.KEPT;
  }

  /** Where a note is, after waiting at most {@code patience} for a delivery that runs now. */
  public Optional<Landing> landing(String noteId, Duration patience) {
    notes.await(noteId, patience);
    return rows.find(noteId).map(row -> NoteShelf.landing(row.delivery()));
  }

  /** Where the documents of an account's letters are, by note; only where the site wants any. */
  public Map<String, Landing> letters(String ehr, Reference account) {
    Map<String, Landing> landings = new HashMap<>();
    documents
        .ofAccount(ehr, account)
        .forEach((letter, delivery) -> landings.put(letter, NoteShelf.landing(delivery)));
    return Map.copyOf(landings);
  }

  @Override
  public void resume() {
    dispatch.takeUp();
    notes.resume();
    letters.resume();
  }

  @Override
  public void deliverDue() {
    notes.deliverDue();
    letters.deliverDue();
  }

  /** A user is back: what of theirs waits, about the patient of this launch, is sent with it. */
  public void resumeFor(Launch launch) {
    notes.resumeFor(launch, owner(launch.user()));
    letters.resumeFor(launch, owner(launch.user()));
  }

  private NoteRow row(Launch launch, Reference patient, Reference account, Note note) {
    return new NoteRow(
        toMillis(note),
        launch.ehr(),
        owner(launch.user()),
        launch.id(),
        patient,
        account,
        notes.begin(launch));
  }

  private Saved again(NoteRow kept, NoteRow asked, Optional<Letter> letter) {
    boolean same =
        kept.ehr().equals(asked.ehr())
            && kept.owner().equals(asked.owner())
            && kept.patient().equals(asked.patient())
            && kept.account().equals(asked.account())
            && isSame(kept.note(), asked.note())
            && rows.letters().find(kept.ehr(), kept.account(), kept.note().id()).equals(letter);
    return same
        ? new Saved.Kept(NoteShelf.landing(kept.delivery()))
        : new Saved.IdTaken(kept.note());
  }

  /** A form sent twice says the same at another time. */
  private static boolean isSame(Note kept, Note asked) {
    return kept.kind() == asked.kind()
        && kept.text().equals(asked.text())
        && kept.contact().equals(asked.contact())
        && kept.referenceNumber().equals(asked.referenceNumber())
        && kept.promisedAmount().equals(asked.promisedAmount())
        && kept.promisedOn().equals(asked.promisedOn())
        && kept.followUpOn().equals(asked.followUpOn());
  }

  private static void requireAccepted(Note note) {
    require(NoteText.of(note.text()), note.text());
    note.contact().ifPresent(text -> require(NoteText.ofField(text), text));
    note.referenceNumber().ifPresent(text -> require(NoteText.ofField(text), text));
  }

  private static void require(NoteText judged, String text) {
    if (!judged.equals(new NoteText.Accepted(text))) {
      throw new IllegalArgumentException("a note's texts must have been accepted before");
    }
  }

  /** FHIR servers keep milliseconds at most; here and there a note must read the same. */
  private static Note toMillis(Note note) {
    return new Note(
        note.id(),
        note.author(),
        note.written().truncatedTo(ChronoUnit.MILLIS),
        note.kind(),
        note.text(),
        note.contact(),
        note.referenceNumber(),
        note.promisedAmount(),
        note.promisedOn(),
        note.followUpOn(),
        note.status());
  }

  private static Owner owner(User user) {
    return new Owner(user.issuer(), user.subject());
  }
}
