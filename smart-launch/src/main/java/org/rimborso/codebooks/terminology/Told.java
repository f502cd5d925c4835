package org.rimborso.codebooks.terminology;

import java.util.List;
import org.rimborso.chart.Coding;

/** What the server says of a code, whatever the day. */
sealed interface Told {

  /** It knows it. */
  record Known(Concept concept) implements Told {}

  /** It says that there is no such code. */
  record Absent() implements Told {}

  /**
   * It has a map for the code.
   *
   * @param candidates what the map gives, the nearest first; none where it says that there is none
   */
  record Mapped(List<Coding> candidates) implements Told {
    public Mapped {
      candidates = List.copyOf(candidates);
    }
  }

  /** It neither knows the code nor denies it, or has no map for it. */
  record Untold() implements Told {}
}
