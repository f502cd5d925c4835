package org.rimborso.fhir.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.rimborso.chart.Answer.ProcessNote;
import org.rimborso.chart.Note;
import org.rimborso.chart.Note.Author;
import org.rimborso.chart.PartialDate;
import org.rimborso.fhir.FollowUpTerms;

/** A processNote before it is known whose it is: a payer's remark, or a note of ours. */
record ProcessNoteDraft(OptionalInt number, Optional<String> text, List<Extension> extensions) {

  static Optional<ProcessNoteDraft> read(Elements in) {
    OptionalInt number = OptionalInt.empty();
    Optional<String> text = Optional.empty();
    List<Extension> extensions = List.of();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "number" -> number = in.whole();
        case "text" -> text = in.text();
        case "extension" -> extensions = Extension.list(in);
        default -> {}
      }
    }
    return read ? Optional.of(new ProcessNoteDraft(number, text, extensions)) : Optional.empty();
  }

  /** Whether it says that it is a note of ours, be it whole or not. */
  boolean isMadeHere() {
    return extensions.stream().anyMatch(e -> e.url().equals(FollowUpTerms.NOTE));
  }

  /** The remark of a payer, or of whoever wrote it, if it says something. */
  Optional<ProcessNote> payers() {
    Optional<Integer> shown =
        number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    return text.map(words -> new ProcessNote(shown, words));
  }

  /**
   * Our note; empty where it lacks what makes it one, its id or its text. A note whose time cannot
   * be read is kept, as older than all others: nothing that a user wrote is lost.
   */
  Optional<Note> ours(Repeated repeated) {
    Optional<Extension> note =
        extensions.stream().filter(e -> e.url().equals(FollowUpTerms.NOTE)).findFirst();
    Optional<String> id = note.flatMap(n -> textOf(n, FollowUpTerms.NOTE_ID));
    if (note.isEmpty() || id.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    Extension parts = note.get();
    return Optional.of(
        new Note(
            id.get(),
            author(parts),
            parts
                .part(FollowUpTerms.NOTE_WRITTEN)
                .flatMap(Extension::instant)
                .orElse(Instant.EPOCH),
            kind(textOf(parts, FollowUpTerms.NOTE_KIND)),
            text.get(),
            textOf(parts, FollowUpTerms.NOTE_CONTACT),
            textOf(parts, FollowUpTerms.NOTE_REFERENCE_NUMBER),
            parts.part(FollowUpTerms.NOTE_PROMISED).flatMap(Extension::money),
            dayOf(parts, FollowUpTerms.NOTE_PROMISED_ON, repeated),
            dayOf(parts, FollowUpTerms.NOTE_FOLLOW_UP_ON, repeated),
            status(textOf(parts, FollowUpTerms.NOTE_STATUS))));
  }

  private static Author author(Extension parts) {
    RawReference raw =
        parts.part(FollowUpTerms.NOTE_AUTHOR).map(Extension::target).orElse(RawReference.NONE);
    String reference = raw.reference().orElse("");
    return new Author(reference, raw.display().orElse(reference));
  }

  private static Optional<String> textOf(Extension parts, String name) {
    return parts.part(name).flatMap(Extension::text);
  }

  private static Optional<LocalDate> dayOf(Extension parts, String name, Repeated repeated) {
    return parts.part(name).flatMap(part -> part.date(repeated)).flatMap(PartialDate::day);
  }

  private static Note.Kind kind(Optional<String> code) {
    return Stream.of(Note.Kind.values())
        .filter(kind -> code.filter(kind.code()::equals).isPresent())
        .findFirst()
        .orElse(Note.Kind.OTHER);
  }

  private static Note.Status status(Optional<String> code) {
    return Stream.of(Note.Status.values())
        .filter(status -> code.filter(status.code()::equals).isPresent())
        .findFirst()
        .orElse(Note.Status.ACTIVE);
  }
}
