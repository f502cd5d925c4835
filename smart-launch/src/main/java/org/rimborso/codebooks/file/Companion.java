package org.rimborso.codebooks.file;

import java.util.Optional;

/** Knows entries that are no lists, such as record layouts. */
@FunctionalInterface
interface Companion {
  /**
   * What an entry is that begins like this, such as {@code a record layout, which lists no code}.
   */
  Optional<String> reason(Head head);
}
