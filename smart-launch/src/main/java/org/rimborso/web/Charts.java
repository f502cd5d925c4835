package org.rimborso.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.notes.PlacedNote;
import org.rimborso.notes.Struck;
import org.rimborso.web.view.TypedNote;

/** The desk, as pages need it. */
public interface Charts {

  /** The visitor's chart if it is on the desk already; never waits for the EHR. */
  Optional<DeskChart> ready(Admitted visitor);

  /** The visitor's chart, fetched where need be; may take as long as a page may. */
  DeskChart open(Admitted visitor);

  /** Forgets the chart, so that the next look is a new one. */
  void refresh(Admitted visitor);

  /** The notes of an account and where each has landed; none for who may see none. */
  List<PlacedNote> notes(Admitted visitor, Reference account);

  /**
   * Types of resources that the visitor's EHR does not offer or did not grant to this launch, and
   * which of the two. Of what the EHR does not tell in a moment nothing is said.
   */
  Map<String, Cause> closed(Admitted visitor);

  /** The time zone of the visitor's site. */
  ZoneId zone(Admitted visitor);

  /**
   * Saves a note about an account of the visitor's patient; the same form sent twice is one note.
   */
  Saved save(Admitted visitor, Reference account, TypedNote note);

  /** Saves a note that is one of several, without waiting until it is where it goes. */
  Saved add(Admitted visitor, Reference account, TypedNote note);

  /** Marks a note of the visitor as entered in error; empty if that could not be kept. */
  Optional<Struck> strike(Admitted visitor, Reference account, String noteId);

  /** Keeps what the visitor typed about an account so far; whether it could be. */
  boolean keepDraft(Admitted visitor, Reference account, Map<String, String> fields);

  /** What the visitor typed about an account and did not save, by field. */
  Optional<Map<String, String>> draft(Admitted visitor, Reference account);

  /** What became of a note. */
  sealed interface Saved {}

  /** Committed under this id. */
  record Kept(String noteId) implements Saved {}

  /** Not committed; nothing was written anywhere. */
  record NotKept() implements Saved {}
}
