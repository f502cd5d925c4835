package org.rimborso.codebooks.terminology;

/** What the server says of a code, whatever the day. */
sealed interface Told {

  /** It knows it. */
  record Known(Concept concept) implements Told {}

  /** It says that there is no such code. */
  record Absent() implements Told {}

  /** It neither knows the code nor denies it. */
  record Untold() implements Told {}
}
