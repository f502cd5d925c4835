package org.rimborso.codebooks.publisher;

import java.util.List;
import org.rimborso.codebooks.publisher.Intake.EditionName;

/** What came of one file of an update. */
public sealed interface Outcome {

  /** Fetched, and in force from now on. */
  record Imported(List<EditionName> editions) implements Outcome {
    public Imported {
      editions = List.copyOf(editions);
    }
  }

  /** The publisher has what is in force already. */
  record Unchanged(List<EditionName> editions) implements Outcome {
    public Unchanged {
      editions = List.copyOf(editions);
    }
  }

  /** The file is of another book than its address was given for; it is imported all the same. */
  record OtherBook(List<EditionName> editions) implements Outcome {
    public OtherBook {
      editions = List.copyOf(editions);
    }
  }

  /** An edition that begins in the future is not there. */
  record NotPublishedYet() implements Outcome {}

  /** A file that should be there is not. */
  record Missing() implements Outcome {}

  /** It could not be had, or not be used; nothing of it was imported. */
  record Failed(String reason) implements Outcome {}
}
