package org.rimborso.codebooks.file;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What an entry holds, once it is known whether it is a text, a sheet or an XML document. */
interface Body {
  /** What takes lines or rows, one after the other; what it throws gets the line's number. */
  @FunctionalInterface
  interface Each<T> {
    void take(T one) throws Broken;
  }

  /** What walks through an XML document, which stands at its root element. */
  @FunctionalInterface
  interface Walk {
    void through(XMLStreamReader xml) throws XMLStreamException, Broken;
  }

  /** Its beginning. */
  Head head() throws Broken;

  /**
   * The lines of a text, without their ends; blank lines are among them.
   *
   * @throws IllegalStateException if it is no text
   */
  default void eachLine(Each<Line> reader) throws Broken {
    throw new IllegalStateException("no text");
  }

  /**
   * The rows of a sheet or of a text cut at tabs, else at commas; blank rows are left out.
   *
   * @throws IllegalStateException if it is XML
   */
  default void eachRow(Each<Row> reader) throws Broken {
    throw new IllegalStateException("no rows");
  }

  /**
   * The document, without DTD and entities.
   *
   * @throws IllegalStateException if it is no XML
   */
  default void walk(Walk reader) throws Broken {
    throw new IllegalStateException("no XML document");
  }
}
