package org.rimborso.codebooks.file;

import java.util.List;
import org.rimborso.codebooks.Edition;

/**
 * One entry, to be read from its beginning to its end within the limits.
 *
 * @param hints what a person or the configuration says of the file
 * @param beside what was read from the same archive before; lists of changes come last
 */
record Source(Entry entry, Hints hints, List<Edition> beside, Body body) {
  Source {
    beside = List.copyOf(beside);
  }

  /** See {@link Body#eachLine}. */
  void eachLine(Body.Each<Line> reader) throws Broken {
    body.eachLine(reader);
  }

  /** See {@link Body#eachRow}. */
  void eachRow(Body.Each<Row> reader) throws Broken {
    body.eachRow(reader);
  }

  /** See {@link Body#walk}. */
  void walk(Body.Walk reader) throws Broken {
    body.walk(reader);
  }
}
