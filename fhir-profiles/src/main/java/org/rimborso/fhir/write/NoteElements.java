package org.rimborso.fhir.write;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.ClaimResponse.NoteComponent;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.NoteType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.rimborso.chart.Note;
import org.rimborso.fhir.FollowUpTerms;

/** A note as the process note it becomes. Times are told in UTC, to the millisecond. */
final class NoteElements {
  private NoteElements() {}

  static NoteComponent of(Note note, int number) {
    NoteComponent element =
        new NoteComponent().setNumber(number).setType(NoteType.DISPLAY).setText(note.text());
    element.addExtension(extension(note));
    return element;
  }

  static DateTimeType dateTime(Note note) {
    return dateTime(note.written());
  }

  static DateTimeType dateTime(Instant moment) {
    return new DateTimeType(
        Date.from(moment), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone(ZoneOffset.UTC));
  }

  private static Extension extension(Note note) {
    Extension all = new Extension(FollowUpTerms.NOTE);
    part(all, FollowUpTerms.NOTE_ID, new StringType(note.id()));
    part(all, FollowUpTerms.NOTE_AUTHOR, author(note.author()));
    part(all, FollowUpTerms.NOTE_WRITTEN, dateTime(note));
    part(all, FollowUpTerms.NOTE_KIND, new CodeType(note.kind().code()));
    text(all, FollowUpTerms.NOTE_CONTACT, note.contact());
    text(all, FollowUpTerms.NOTE_REFERENCE_NUMBER, note.referenceNumber());
    note.promisedAmount()
        .ifPresent(
            money ->
                part(
                    all,
                    FollowUpTerms.NOTE_PROMISED,
                    new Money().setValue(money.value()).setCurrency(money.currency())));
    day(all, FollowUpTerms.NOTE_PROMISED_ON, note.promisedOn());
    day(all, FollowUpTerms.NOTE_FOLLOW_UP_ON, note.followUpOn());
    part(all, FollowUpTerms.NOTE_STATUS, new CodeType(note.status().code()));
    return all;
  }

  /** An author whom the EHR does not know as a resource is told by name only. */
  static Reference author(Note.Author author) {
    Reference who = new Reference().setDisplay(author.display());
    org.rimborso.chart.Reference.parse(author.reference())
        .ifPresent(known -> who.setReference(known.toString()));
    return who;
  }

  private static void text(Extension all, String url, Optional<String> value) {
    value.ifPresent(text -> part(all, url, new StringType(text)));
  }

  private static void day(Extension all, String url, Optional<LocalDate> value) {
    value.ifPresent(day -> part(all, url, new DateType(day.toString())));
  }

  private static void part(Extension all, String url, Type value) {
    all.addExtension(new Extension(url, value));
  }
}
