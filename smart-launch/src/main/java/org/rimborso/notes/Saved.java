package org.rimborso.notes;

import org.rimborso.chart.Note;

/** The answer to saving a note. */
public sealed interface Saved {
  /** It is on disk and cannot get lost any more; saying it again changed nothing. */
  record Kept(Landing landing) implements Saved {}

  /**
   * The id belongs to a note with other content: a form was sent, changed and sent again. The new
   * text is not kept; it needs a new id.
   */
  record IdTaken(Note kept) implements Saved {}

  /** The launch is about another patient; nothing was kept. */
  record OtherPatient() implements Saved {}
}
