package org.rimborso.desk;

import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.notes.Landing;
import org.rimborso.store.Letter;

/** The letters about accounts, as pages need them. */
public interface LetterBook {

  /** The visitor's chart without what is restricted, whoever they are: letters leave the house. */
  DeskChart outgoing(Admitted visitor);

  /**
   * Saves a letter with a note that tells of it, both or neither. The same form sent twice is one
   * letter; sent again with another text it is a second one.
   *
   * @param id made with the form
   * @param says which letter was made, not what stands in it
   * @return the note's id; empty if nothing was kept
   */
  Optional<String> save(
      Admitted visitor, Reference account, String id, Note.Kind kind, String says, Letter letter);

  /**
   * The notes of an account that tell of a letter, by id, and where its document is; that is empty
   * where the site wants none in the EHR. None for who may not see them.
   */
  Map<String, Optional<Landing>> ofAccount(Admitted visitor, Reference account);

  /** The letter under a note's id; empty if the account has none that the visitor may see. */
  Optional<Letter> find(Admitted visitor, Reference account, String id);

  /**
   * Keeps what the visitor typed into a letter so far; whether it could be.
   *
   * @param which letter: each kind and language has a draft of its own
   */
  boolean keepDraft(Admitted visitor, Reference account, String which, Map<String, String> fields);

  /** What the visitor typed into a letter and did not make. */
  Optional<Map<String, String>> draft(Admitted visitor, Reference account, String which);
}
