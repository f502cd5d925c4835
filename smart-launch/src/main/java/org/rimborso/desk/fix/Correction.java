package org.rimborso.desk.fix;

import java.util.List;
import java.util.Optional;
import org.rimborso.fhir.write.ConceptEdit;
import org.rimborso.fhir.write.ElementChange;
import org.rimborso.fhir.write.RawResource;

/** What a chosen value makes of a resource. */
sealed interface Correction {

  /**
   * Elements to be changed.
   *
   * @param lines the same in words
   * @param before and {@code after}: in a word each, such as a code
   * @param code the chosen one, if it is a code that was chosen
   */
  record Planned(
      List<ElementChange> changes,
      List<FixBook.Line> lines,
      String before,
      String after,
      Optional<ConceptEdit.Code> code)
      implements Correction {
    public Planned {
      changes = List.copyOf(changes);
      lines = List.copyOf(lines);
    }

    /** Tells what was seen from anything else. */
    String seen() {
      return RawResource.digest(changes);
    }
  }

  /** It cannot be. */
  record Objected(FixBook.Objection because) implements Correction {}
}
