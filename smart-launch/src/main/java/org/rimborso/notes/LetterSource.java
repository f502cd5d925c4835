package org.rimborso.notes;

import java.util.Optional;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.fhir.write.SingleContent;
import org.rimborso.store.LetterDocumentRows;
import org.rimborso.store.NoteRow;

/** The same EHRs for letters: each is a document of its own, where the site wants it. */
record LetterSource(Records.Source source, LetterDocumentRows documents) implements Records.Source {

  /** No letter is in a follow-up record. */
  @Override
  public Optional<Records> of(String ehr, String launchId) {
    return Optional.empty();
  }

  @Override
  public NotesTarget target(String ehr) {
    return source.letters(ehr);
  }

  @Override
  public SingleContent content(NoteRow row) {
    return new LetterContent(row.note(), documents);
  }

  /** An EHR that refuses files may take notes that are documents. */
  @Override
  public String refuser(String ehr) {
    return ehr + " letter";
  }

  @Override
  public Optional<SingleNotes> singles(String ehr, String launchId, NotesTarget target) {
    return source.singles(ehr, launchId, target);
  }

  @Override
  public Optional<Provenances> provenances(String ehr, String launchId) {
    return source.provenances(ehr, launchId);
  }
}
