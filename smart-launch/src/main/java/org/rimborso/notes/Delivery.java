package org.rimborso.notes;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.Bill;
import org.rimborso.fhir.write.Composed;
import org.rimborso.fhir.write.FollowUpRecord;
import org.rimborso.fhir.write.FollowUpWriter;
import org.rimborso.fhir.write.ProvenanceWriter.Activity;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;
import org.rimborso.store.NoteRow;

/**
 * One attempt to bring one note into the EHR. Each pass looks at what the EHR holds and takes the
 * one next step; so it may be stopped anywhere and begun again, and the note is there once at the
 * end. It is done only when the note was read back.
 */
final class Delivery {
  private static final int MOST_PASSES = 8;
  private static final int MOST_CONFLICTS = 3;

  private final FollowUpWriter writer;
  private final Records records;
  private final Note note;
  private final Reference patient;
  private final Reference account;
  private final Optional<Reference> landed;
  private int conflicts;
  private boolean wrote;

  Delivery(FollowUpWriter writer, Records records, NoteRow row) {
    this.writer = writer;
    this.records = records;
    this.note = row.note();
    this.patient = row.patient();
    this.account = row.account();
    this.landed = row.delivery().landed();
  }

  Passage run() {
    if (!records.takesFollowUps()) {
      return new Passage.Stays(
          note.isStruck() ? Landing.Reason.STRIKE_REFUSED : Landing.Reason.NOT_OFFERED);
    }
    for (int pass = 0; pass < MOST_PASSES && conflicts < MOST_CONFLICTS; pass++) {
      Optional<Passage> end = pass();
      if (end.isPresent()) {
        return end.get();
      }
    }
    return new Passage.Later();
  }

  /** One look and one step; empty when the next look decides. */
  private Optional<Passage> pass() {
    Answer<List<FollowUpRecord>> answer = records.followUps(patient, account);
    if (!(answer instanceof Answer.Got<List<FollowUpRecord>> got)) {
      return stop(answer);
    }
    List<FollowUpRecord> ours =
        got.value().stream()
            .filter(record -> record.isAbout(patient, account))
            .sorted(FollowUpRecord.ELDER_FIRST)
            .toList();
    List<FollowUpRecord> live = ours.stream().filter(one -> !one.isWithdrawn()).toList();
    if (live.size() > 1) {
      return join(live.get(0), live.get(1));
    }
    if (live.size() == 1) {
      return add(live.get(0));
    }
    return ours.isEmpty() ? create() : stays(Landing.Reason.WITHDRAWN);
  }

  /** A race made two records. The notes go to the elder before the younger is withdrawn. */
  private Optional<Passage> join(FollowUpRecord elder, FollowUpRecord younger) {
    Answer<Put> answer =
        elder.lacksNotesOf(younger)
            ? update(elder, writer.merge(elder, younger))
            : update(younger, writer.withdraw(younger));
    return answer instanceof Answer.Got ? Optional.empty() : stop(answer);
  }

  private Optional<Passage> add(FollowUpRecord record) {
    if (record.noteIds().contains(note.id())) {
      return note.isStruck() ? strike(record) : Optional.of(arrived(record, true));
    }
    return note.isStruck()
        ? stays(Landing.Reason.STRUCK_HERE)
        : write(record, writer.append(record, note));
  }

  /** Only a note that still says what its author struck through is marked. */
  private Optional<Passage> strike(FollowUpRecord record) {
    if (!record.holdsOnce(note)) {
      return stays(Landing.Reason.CHANGED_THERE);
    }
    if (isStruckIn(record)) {
      return Optional.of(arrived(record, true));
    }
    return record.statusOf(note.id()).equals(Optional.of(Note.Status.ACTIVE.code()))
        ? write(record, writer.strike(record, note.id()))
        : stays(Landing.Reason.CHANGED_THERE);
  }

  private boolean isStruckIn(FollowUpRecord record) {
    return record.statusOf(note.id()).equals(Optional.of(Note.Status.ENTERED_IN_ERROR.code()));
  }

  private Optional<Passage> write(FollowUpRecord record, String json) {
    Answer<Put> answer = update(record, json);
    if (!(answer instanceof Answer.Got)) {
      return stop(answer);
    }
    wrote = true;
    return verify(record.reference(), Optional.of(record));
  }

  private Answer<Put> update(FollowUpRecord record, String json) {
    return records.update(record.reference(), record.version(), json);
  }

  private Optional<Passage> create() {
    if (note.isStruck()) {
      return landed.map(this::addTo).orElseGet(() -> stays(Landing.Reason.STRUCK_HERE));
    }
    Answer<byte[]> bill = records.read(account);
    if (!(bill instanceof Answer.Got<byte[]> got)) {
      return isAnswered(bill) ? stays(Landing.Reason.NO_BILL) : stop(bill);
    }
    return Bill.of(got.value(), records.base())
        .filter(read -> read.reference().equals(account))
        .map(this::createFor)
        .orElseGet(() -> stays(Landing.Reason.NO_BILL));
  }

  private Optional<Passage> createFor(Bill bill) {
    Optional<Answer<byte[]>> coverage = bill.coverageToAsk().map(records::read);
    if (coverage.isPresent() && !isAnswered(coverage.get())) {
      return stop(coverage.get());
    }
    Composed composed = writer.compose(bill, patient, coverage.flatMap(Delivery::value), note);
    if (!(composed instanceof Composed.Ready ready)) {
      return stays(Landing.Reason.NO_BILL);
    }
    Answer<Put> answer = records.create(account, ready.json());
    if (!(answer instanceof Answer.Got<Put> got)) {
      return stop(answer);
    }
    wrote |= got.value().wrote();
    Optional<Reference> made = got.value().reference();
    if (made.isEmpty()) {
      return Optional.empty();
    }
    return got.value().wrote() ? verify(made.get(), Optional.empty()) : addTo(made.get());
  }

  /** The EHR says that the account has a record, which its search did not show yet. */
  private Optional<Passage> addTo(Reference there) {
    Answer<byte[]> answer = records.read(there);
    if (note.isStruck() && answer instanceof Answer.Missing) {
      return stays(Landing.Reason.STRUCK_HERE);
    }
    if (!(answer instanceof Answer.Got<byte[]> got)) {
      return stop(answer);
    }
    Optional<FollowUpRecord> record = ours(got.value());
    if (record.isEmpty()) {
      return stays(note.isStruck() ? Landing.Reason.CHANGED_THERE : Landing.Reason.NOT_KEPT);
    }
    return record.get().isWithdrawn() ? stays(Landing.Reason.WITHDRAWN) : add(record.get());
  }

  /** Reads back what was written; {@code before} is empty where we made the resource. */
  private Optional<Passage> verify(Reference written, Optional<FollowUpRecord> before) {
    Answer<byte[]> answer = records.read(written);
    if (answer instanceof Answer.Refused) {
      // The write was not refused: the next look tells whether the note is there.
      conflicts++;
      return Optional.empty();
    }
    if (!(answer instanceof Answer.Got<byte[]> got)) {
      return stop(answer);
    }
    Optional<FollowUpRecord> after = ours(got.value());
    if (after.isEmpty()) {
      if (before.isEmpty()) {
        withdrawUnmarked(written, got.value());
      }
      return stays(Landing.Reason.NOT_KEPT);
    }
    return verify(after.get(), before);
  }

  private Optional<Passage> verify(FollowUpRecord after, Optional<FollowUpRecord> before) {
    if (after.holdsUnmarked(note.text())
        && !before.map(b -> b.holdsUnmarked(note.text())).orElse(false)) {
      return stays(Landing.Reason.NOT_KEPT);
    }
    if (after.isWithdrawn() || !after.noteIds().contains(note.id())) {
      conflicts++;
      return Optional.empty();
    }
    return Optional.of(arrived(after, before.map(after::keepsNotesOf).orElse(true)));
  }

  private Passage arrived(FollowUpRecord record, boolean othersIntact) {
    if (note.isStruck() && !isStruckIn(record)) {
      return new Passage.Stays(Landing.Reason.STRIKE_REFUSED);
    }
    return record.holdsOnce(note)
        ? new Passage.Landed(
            record.reference(), record.version(), othersIntact, activity(record), wrote)
        : new Passage.Stays(Landing.Reason.NOT_KEPT);
  }

  /** A record is made with its first note. */
  private Activity activity(FollowUpRecord record) {
    return !note.isStruck() && record.noteIds().get(0).equals(note.id())
        ? Activity.CREATE
        : Activity.UPDATE;
  }

  /**
   * The EHR dropped the mark that keeps readers from taking our record for a payer's answer, so it
   * must not stay as it is. Whether that succeeds changes nothing for the note.
   */
  private void withdrawUnmarked(Reference made, byte[] stored) {
    writer.withdrawUnmarked(stored).ifPresent(json -> records.update(made, Optional.empty(), json));
  }

  private Optional<FollowUpRecord> ours(byte[] json) {
    return FollowUpRecord.of(json, records.base())
        .filter(record -> record.isAbout(patient, account));
  }

  private Optional<Passage> stop(Answer<?> answer) {
    Optional<Passage> end =
        Passage.after(
            answer, note.isStruck() ? Landing.Reason.STRIKE_REFUSED : Landing.Reason.REFUSED);
    if (end.isEmpty()) {
      conflicts++;
    }
    return end;
  }

  private static boolean isAnswered(Answer<?> answer) {
    return !(answer instanceof Answer.NoToken || answer instanceof Answer.NotReached);
  }

  private static Optional<byte[]> value(Answer<byte[]> answer) {
    return answer instanceof Answer.Got<byte[]> got ? Optional.of(got.value()) : Optional.empty();
  }

  private static Optional<Passage> stays(Landing.Reason reason) {
    return Optional.of(new Passage.Stays(reason));
  }
}
