package org.rimborso.notes;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.NoteResource;
import org.rimborso.fhir.write.NoteWriter;
import org.rimborso.fhir.write.ProvenanceWriter.Activity;
import org.rimborso.fhir.write.SingleContent;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;
import org.rimborso.store.NoteRow;

/**
 * One attempt to mark a note, or letter, that is a resource of its own as entered in error. It
 * changes the resource's status, and only where that says what our writer made it say; the mark is
 * there only when it was read back.
 */
final class SingleStrike {
  private static final int MOST_PASSES = 3;

  private final NoteWriter writer = new NoteWriter();
  private final SingleNotes notes;
  private final BooleanSupplier stillOurs;
  private final SingleContent content;
  private final Reference patient;
  private final Optional<Reference> landed;
  private boolean wrote;

  /**
   * @param stillOurs whether the account's lease is held; each call renews it
   * @param content what the row says
   */
  SingleStrike(SingleNotes notes, BooleanSupplier stillOurs, NoteRow row, SingleContent content) {
    this.notes = notes;
    this.stillOurs = stillOurs;
    this.content = content;
    this.patient = row.patient();
    this.landed = row.delivery().landed();
  }

  Passage run() {
    if (!notes.mayBeChanged()) {
      return new Passage.Stays(Landing.Reason.STRIKE_REFUSED);
    }
    for (int pass = 0; pass < MOST_PASSES && stillOurs.getAsBoolean(); pass++) {
      Optional<Passage> end = landed.map(this::at).orElseGet(this::wherever);
      if (end.isPresent()) {
        return end.get();
      }
    }
    return new Passage.Later();
  }

  private Optional<Passage> at(Reference there) {
    Answer<byte[]> answer = notes.read(there);
    if (answer instanceof Answer.Missing) {
      return stays(Landing.Reason.STRUCK_HERE);
    }
    if (!(answer instanceof Answer.Got<byte[]> got)) {
      return stop(answer);
    }
    return NoteResource.of(got.value(), notes.base())
        .map(one -> mark(List.of(one)))
        .orElseGet(() -> stays(Landing.Reason.CHANGED_THERE));
  }

  /** It may have arrived without our knowing, even twice. */
  private Optional<Passage> wherever() {
    Answer<List<NoteResource>> answer = notes.like(content.id(), patient);
    if (!(answer instanceof Answer.Got<List<NoteResource>> got)) {
      return stop(answer);
    }
    List<NoteResource> ours =
        got.value().stream().filter(one -> one.names(content, patient)).toList();
    return ours.isEmpty() ? stays(Landing.Reason.STRUCK_HERE) : mark(ours);
  }

  private Optional<Passage> mark(List<NoteResource> ours) {
    Optional<NoteResource> standing = ours.stream().filter(one -> !one.isStruck()).findFirst();
    return standing.map(this::mark).orElseGet(() -> done(ours.get(0)));
  }

  private Optional<Passage> mark(NoteResource there) {
    if (!there.names(content, patient) || !content.isWholeIn(there) || !there.isActive()) {
      return stays(Landing.Reason.CHANGED_THERE);
    }
    if (!stillOurs.getAsBoolean()) {
      return Optional.of(new Passage.Later());
    }
    Answer<Put> answer = notes.update(there.reference(), there.version(), writer.strike(there));
    if (!(answer instanceof Answer.Got)) {
      return stop(answer);
    }
    wrote = true;
    return readBack(there.reference());
  }

  /** The next look finds what else stands; a mark that did not stay is told. */
  private Optional<Passage> readBack(Reference changed) {
    Answer<byte[]> answer = notes.read(changed);
    if (!(answer instanceof Answer.Got<byte[]> got)) {
      return stop(answer);
    }
    Optional<NoteResource> struck =
        NoteResource.of(got.value(), notes.base()).filter(NoteResource::isStruck);
    if (struck.isEmpty()) {
      return stays(Landing.Reason.STRIKE_REFUSED);
    }
    return landed.isPresent() ? done(struck.get()) : Optional.empty();
  }

  private Optional<Passage> done(NoteResource struck) {
    return Optional.of(
        new Passage.Landed(struck.reference(), struck.version(), true, Activity.UPDATE, wrote));
  }

  private static Optional<Passage> stop(Answer<?> answer) {
    return Passage.after(answer, Landing.Reason.STRIKE_REFUSED);
  }

  private static Optional<Passage> stays(Landing.Reason reason) {
    return Optional.of(new Passage.Stays(reason));
  }
}
