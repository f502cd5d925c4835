package org.rimborso.fhir.write;

import java.util.Date;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.rimborso.chart.Note;
import org.rimborso.fhir.NoteTerms;

/** Makes the document of one letter to a payer. */
public final class LetterWriter {
  private static final String LOINC = "http://loinc.org";

  /** LOINC's code of a letter, whatever it is about. */
  private static final String LETTER = "51852-2";

  private static final String TYPE = "Letter to a payer";

  /**
   * A final document with the letter as PDF, about the account.
   *
   * @param note what tells of the letter, under the document's own id
   */
  public String documentReference(
      Note note,
      LetterFile letter,
      org.rimborso.chart.Reference patient,
      org.rimborso.chart.Reference account) {
    DocumentReference resource = new DocumentReference();
    NoteWriter.mark(resource, NoteTerms.LETTER_TAG_CODE);
    resource.addIdentifier(NoteWriter.identifier(note));
    resource.setStatus(DocumentReferenceStatus.CURRENT);
    resource.setDocStatus(ReferredDocumentStatus.FINAL);
    resource.setType(type());
    resource.setSubject(new Reference(patient.toString()));
    resource.setDate(Date.from(note.written()));
    resource.addAuthor(NoteElements.author(note.author()));
    resource.setDescription(letter.title());
    resource.addContent().setAttachment(attachment(letter));
    resource.getContext().addRelated(new Reference(account.toString()));
    return NoteWriter.json(resource);
  }

  private static CodeableConcept type() {
    CodeableConcept type = new CodeableConcept().setText(TYPE);
    type.addCoding().setSystem(LOINC).setCode(LETTER);
    return type;
  }

  private static Attachment attachment(LetterFile letter) {
    byte[] pdf = letter.pdf();
    Attachment attachment = new Attachment();
    attachment.getHashElement().setValueAsString(letter.hash());
    return attachment
        .setContentType("application/pdf")
        .setLanguage(letter.language())
        .setTitle(letter.title())
        .setData(pdf)
        .setSize(pdf.length)
        .setCreationElement(new DateTimeType(letter.day().toString()));
  }
}
