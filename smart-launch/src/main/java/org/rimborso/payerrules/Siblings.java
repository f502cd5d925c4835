package org.rimborso.payerrules;

import java.io.IOException;

/** Reads files beside a file of rules. */
@FunctionalInterface
interface Siblings {
  /** Files that stand alone. */
  Siblings NONE =
      name -> {
        throw new IOException("no file beside this one");
      };

  /**
   * The text of the file of that name.
   *
   * @throws IOException where it cannot be read
   */
  String text(String name) throws IOException;
}
