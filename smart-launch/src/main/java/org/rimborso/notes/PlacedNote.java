package org.rimborso.notes;

import java.util.Optional;
import org.rimborso.chart.Note;
import org.rimborso.smart.User;
import org.rimborso.store.NoteRow.Owner;

/**
 * A note and where it is, as a page shows it.
 *
 * @param owner who wrote it here; empty where only the EHR tells of it
 */
public record PlacedNote(Note note, Landing landing, Optional<Owner> owner) {
  /** A note that only the EHR tells of. */
  public PlacedNote(Note note, Landing landing) {
    this(note, landing, Optional.empty());
  }

  /** Whether this user may mark it as entered in error: they wrote it, and it is not marked. */
  public boolean isToStrikeBy(User user) {
    return !note.isStruck() && owner.equals(Optional.of(new Owner(user.issuer(), user.subject())));
  }
}
