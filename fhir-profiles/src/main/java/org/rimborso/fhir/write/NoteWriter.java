package org.rimborso.fhir.write;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.rimborso.chart.Note;
import org.rimborso.fhir.NoteTerms;

/**
 * Makes one resource of one note, for EHRs that take no follow-up record. Everything that the note
 * says stands in its text, for people: these resources are read by those who know nothing of us.
 */
public final class NoteWriter {
  private static final String TITLE = "Billing follow-up";

  /** A completed Communication about the account. */
  public String communication(
      Note note, org.rimborso.chart.Reference patient, org.rimborso.chart.Reference account) {
    Communication resource = new Communication();
    mark(resource, NoteTerms.TAG_CODE);
    resource.addIdentifier(identifier(note));
    resource.setStatus(CommunicationStatus.COMPLETED);
    resource.addCategory(kind(note));
    resource.setSubject(new Reference(patient.toString()));
    resource.addAbout(new Reference(account.toString()));
    resource.setSender(NoteElements.author(note.author()));
    resource.setSentElement(NoteElements.dateTime(note));
    resource.addPayload().setContent(new StringType(text(note)));
    return json(resource);
  }

  /** A final document of plain text about the account. */
  public String documentReference(
      Note note, org.rimborso.chart.Reference patient, org.rimborso.chart.Reference account) {
    DocumentReference resource = new DocumentReference();
    mark(resource, NoteTerms.TAG_CODE);
    resource.addIdentifier(identifier(note));
    resource.setStatus(DocumentReferenceStatus.CURRENT);
    resource.setDocStatus(ReferredDocumentStatus.FINAL);
    resource.setType(kind(note));
    resource.setSubject(new Reference(patient.toString()));
    resource.setDate(Date.from(note.written()));
    resource.addAuthor(NoteElements.author(note.author()));
    resource.addContent().setAttachment(attachment(note));
    resource.getContext().addRelated(new Reference(account.toString()));
    return json(resource);
  }

  /** The resource marked as entered in error. Its text stays; nothing else changes. */
  public String strike(NoteResource resource) {
    return Json.write(resource.copy().put("status", Note.Status.ENTERED_IN_ERROR.code()));
  }

  /** All that the note says, a line for each detail. */
  static String text(Note note) {
    List<String> details =
        Stream.of(
                note.contact().map(who -> "With: " + who),
                note.referenceNumber().map(number -> "Reference number: " + number),
                note.promisedAmount()
                    .map(money -> "Promised: " + money.value() + ' ' + money.currency()),
                note.promisedOn().map(day -> "Promised for: " + day),
                note.followUpOn().map(day -> "Next follow-up: " + day))
            .flatMap(Optional::stream)
            .toList();
    return details.isEmpty()
        ? note.text()
        : note.text() + details.stream().collect(Collectors.joining("\n", "\n\n", ""));
  }

  static void mark(DomainResource resource, String tag) {
    resource.getMeta().addTag().setSystem(NoteTerms.TAG_SYSTEM).setCode(tag);
  }

  static Identifier identifier(Note note) {
    return new Identifier().setSystem(NoteTerms.IDENTIFIER_SYSTEM).setValue(note.id());
  }

  private static CodeableConcept kind(Note note) {
    CodeableConcept kind = new CodeableConcept().setText(TITLE);
    kind.addCoding().setSystem(NoteTerms.KIND_SYSTEM).setCode(note.kind().code());
    return kind;
  }

  private static Attachment attachment(Note note) {
    return new Attachment()
        .setContentType("text/plain; charset=utf-8")
        .setTitle(TITLE)
        .setData(text(note).getBytes(StandardCharsets.UTF_8))
        .setCreationElement(NoteElements.dateTime(note));
  }

  /** HAPI keeps one context, made at the first use: starting the app does not wait for it. */
  static String json(DomainResource resource) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
  }
}
