package org.rimborso.codebooks.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rimborso.codebooks.Book;

/**
 * What a table file says around its rows.
 *
 * @param mapped the book whose column names of the configuration the heading has
 * @param hint the edition as a person names it
 * @param names of the sheet, the entry and the file, the innermost first
 * @param preamble the texts above the heading
 */
record Origin(
    Optional<Book> mapped, Optional<String> hint, List<String> names, List<String> preamble) {
  Origin {
    names = List.copyOf(names);
    preamble = List.copyOf(preamble);
  }

  /** The hint, the names and the preamble: the first that says it wins. */
  Stream<String> texts() {
    return Stream.of(hint.stream(), names.stream(), preamble.stream()).flatMap(Function.identity());
  }

  /** The period that {@code read} finds in the hint, else in the names, else in the preamble. */
  Optional<Period> period(Function<String, Optional<Period>> read) {
    return texts().map(read).flatMap(Optional::stream).findFirst();
  }

  /**
   * As {@link #period}.
   *
   * @throws Broken if none of them says it
   */
  Period needed(Function<String, Optional<Period>> read, String example) throws Broken {
    return period(read)
        .orElseThrow(
            () ->
                new Broken(
                    "neither its name nor its text says of which edition it is:"
                        + " give it with --edition, such as \""
                        + example
                        + "\""));
  }

  /** Whether a name or the preamble holds one of {@code words}, in lower case. */
  boolean mentions(String... words) {
    return texts()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .anyMatch(text -> Stream.of(words).anyMatch(text::contains));
  }
}
