package org.rimborso.notes;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.NoteResource;
import org.rimborso.fhir.write.ProvenanceWriter.Activity;
import org.rimborso.fhir.write.SingleContent;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;
import org.rimborso.store.NoteRow;

/**
 * One attempt to bring one note, or letter, into the EHR as a resource of its own. It looks before
 * it creates, each time, for an attempt before this one may have had no answer; and it is done only
 * when the resource was read back.
 */
final class SingleDelivery {
  private static final int MOST_PASSES = 3;

  private final SingleNotes notes;
  private final BooleanSupplier stillOurs;
  private final SingleContent content;
  private final Reference patient;
  private final Reference account;
  private boolean created;
  private boolean wrote;

  /**
   * @param stillOurs whether the account's lease is held; each call renews it
   * @param content what the row says
   */
  SingleDelivery(SingleNotes notes, BooleanSupplier stillOurs, NoteRow row, SingleContent content) {
    this.notes = notes;
    this.stillOurs = stillOurs;
    this.content = content;
    this.patient = row.patient();
    this.account = row.account();
  }

  Passage run() {
    if (!notes.areTaken()) {
      return new Passage.Stays(Landing.Reason.NOT_OFFERED);
    }
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      Optional<Passage> end = stillOurs.getAsBoolean() ? pass() : later();
      if (end.isPresent()) {
        return end.get();
      }
    }
    return new Passage.Later();
  }

  /** One look and one step; empty when the next look decides. */
  private Optional<Passage> pass() {
    Answer<List<NoteResource>> answer = notes.like(content.id(), patient);
    if (!(answer instanceof Answer.Got<List<NoteResource>> got)) {
      return stop(answer);
    }
    Optional<NoteResource> there =
        got.value().stream()
            .filter(one -> one.is(content, patient))
            .min(Comparator.comparing(one -> one.reference().id()));
    if (there.isPresent()) {
      return arrived(there.get());
    }
    // What was created and is not found yet must not be created once more.
    return created || !stillOurs.getAsBoolean() ? later() : create();
  }

  private Optional<Passage> create() {
    Answer<Put> answer = notes.create(content.id(), content.json(notes.type(), patient, account));
    if (!(answer instanceof Answer.Got<Put> got)) {
      return stop(answer);
    }
    created = true;
    wrote = got.value().wrote();
    return got.value().reference().flatMap(this::readBack);
  }

  /** The write was taken: where it cannot be read, the next look tells whether it is there. */
  private Optional<Passage> readBack(Reference made) {
    Answer<byte[]> answer = notes.read(made);
    if (answer instanceof Answer.Got<byte[]> got) {
      return NoteResource.of(got.value(), notes.base())
          .filter(one -> one.is(content, patient))
          .map(this::arrived)
          .orElseGet(() -> Optional.of(new Passage.Stays(Landing.Reason.NOT_KEPT)));
    }
    return answer instanceof Answer.Refused ? Optional.empty() : stop(answer);
  }

  private Optional<Passage> arrived(NoteResource resource) {
    return Optional.of(
        content.isWholeIn(resource)
            ? new Passage.Landed(
                resource.reference(), resource.version(), true, Activity.CREATE, wrote)
            : new Passage.Stays(Landing.Reason.NOT_KEPT));
  }

  private static Optional<Passage> stop(Answer<?> answer) {
    return Passage.after(answer, Landing.Reason.REFUSED);
  }

  private static Optional<Passage> later() {
    return Optional.of(new Passage.Later());
  }
}
