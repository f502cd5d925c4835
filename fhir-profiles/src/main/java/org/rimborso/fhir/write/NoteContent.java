package org.rimborso.fhir.write;

import java.time.Instant;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

/** A note, in a Communication or a DocumentReference of plain text. */
public record NoteContent(Note note) implements SingleContent {

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
    NoteWriter writer = new NoteWriter();
    return type.equals("Communication")
        ? writer.communication(note, patient, account)
        : writer.documentReference(note, patient, account);
  }

  @Override
  public boolean isWholeIn(NoteResource resource) {
    return resource.keepsTextOf(note);
  }
}
