package org.rimborso.notes;

import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.store.NoteRow;
import org.rimborso.store.WorkRows;

/** How EHRs are told who somebody is: by resource as far as the store heard of one, and by name. */
final class People {
  private People() {}

  static Note.Author of(WorkRows known, String ehr, NoteRow.Owner person, String name) {
    return new Note.Author(known.resourceOf(ehr, person).map(Reference::toString).orElse(""), name);
  }
}
