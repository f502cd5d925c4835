package org.rimborso.notes.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The typeface of letters: Liberation Sans, which comes with PDFBox under the SIL Open Font License
 * and has the letters of all languages written in Latin, Greek or Cyrillic.
 */
public final class Typeface {
  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private Typeface() {}

  static InputStream open() {
    InputStream stream = Typeface.class.getResourceAsStream(FILE);
    if (stream == null) {
      throw new IllegalStateException("the typeface of letters is missing");
    }
    return stream;
  }

  /** The characters of a text that it has no sign for, each once; empty where all can be set. */
  public static String lacks(String text) {
    try (InputStream file = open();
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
      CmapLookup signs = font.getUnicodeCmapLookup();
      StringBuilder lacking = new StringBuilder();
      text.codePoints()
          .filter(c -> c != '\n' && c != '\t' && signs.getGlyphId(c) == 0)
          .distinct()
          .forEach(lacking::appendCodePoint);
      return lacking.toString();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
