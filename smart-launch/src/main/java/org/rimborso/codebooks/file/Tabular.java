package org.rimborso.codebooks.file;

import java.util.Optional;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;

/** The tabular list of ICD-10-CM as XML: chapters, sections and codes with their notes. */
final class Tabular implements Format {
  @Override
  public String name() {
    return Book.ICD10CM_TABULAR.label();
  }

  @Override
  public boolean recognises(Head head) {
    return head.root().equals("ICD10CM.tabular");
  }

  @Override
  public Reading read(Source source) throws Broken {
    TabularNotesWalk walk = new TabularNotesWalk();
    source.walk(walk::through);
    if (walk.notes().isEmpty()) {
      throw new Broken("is a tabular list without notes");
    }
    Optional<IcdEdition> stated = IcdEdition.in(walk.version());
    IcdEdition edition = stated.isPresent() ? stated.get() : IcdEdition.of(source);
    return Reading.of(
        new Edition(
            Book.ICD10CM_TABULAR,
            edition.label(),
            edition.from(),
            edition.to(),
            new Edition.Notes(walk.notes()),
            walk.counts()));
  }
}
