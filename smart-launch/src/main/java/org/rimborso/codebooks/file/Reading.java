package org.rimborso.codebooks.file;

import java.util.List;
import org.rimborso.codebooks.Edition;

/** What reading an entry gave. */
sealed interface Reading {
  /** Editions, one or more. */
  record Read(List<Edition> editions) implements Reading {
    public Read {
      editions = List.copyOf(editions);
    }
  }

  /** No news beside the rest of its archive; alone it is refused. */
  record Aside(String reason) implements Reading {}

  static Reading of(Edition edition) {
    return new Read(List.of(edition));
  }
}
