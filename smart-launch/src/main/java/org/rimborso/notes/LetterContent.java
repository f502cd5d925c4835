package org.rimborso.notes;

import java.time.Instant;
import java.util.Locale;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.LetterFile;
import org.rimborso.fhir.write.LetterWriter;
import org.rimborso.fhir.write.NoteResource;
import org.rimborso.fhir.write.SingleContent;
import org.rimborso.notes.letter.LetterPdf;
import org.rimborso.store.Letter;
import org.rimborso.store.LetterDocumentRows;

/**
 * A letter as the document that an EHR gets. The file is made when it is sent, and its hash kept
 * before that: by it the document is known again, also where a later version of this software would
 * make other bytes.
 *
 * @param note what tells of the letter, under the document's id
 */
record LetterContent(Note note, LetterDocumentRows documents) implements SingleContent {

  @Override
  public String id() {
    return note.id();
  }

  @Override
  public Instant written() {
    return note.written();
  }

  @Override
  public String json(String type, Reference patient, Reference account) {
    LetterFile file = documents.letter(id()).map(LetterContent::file).orElseThrow();
    documents.keepHash(id(), file.hash());
    return new LetterWriter().documentReference(note, file, patient, account);
  }

  private static LetterFile file(Letter letter) {
    return new LetterFile(
        letter.title(),
        letter.language().toLowerCase(Locale.ROOT),
        letter.day(),
        LetterPdf.of(letter));
  }

  @Override
  public boolean isWholeIn(NoteResource resource) {
    return documents.hash(id()).filter(resource::keepsFile).isPresent();
  }
}
