package org.rimborso.sweep;

import java.io.IOException;
import java.util.List;

/** The documents of a part of an input as they stand there, whatever they are. */
public final class UnitDocuments {
  private UnitDocuments() {}

  /** Hears documents. */
  @FunctionalInterface
  public interface Each {
    /** Takes the document that starts at {@code offset} of file number {@code file}. */
    void document(int file, long offset, byte[] json);
  }

  /**
   * Hands on every document of {@code unit}, as far as its files can be read; too long ones are
   * left out.
   */
  public static void each(Origin origin, List<SourceFile> files, Unit unit, Each each) {
    for (Unit.Segment part : unit.segments()) {
      try {
        each(origin, files.get(part.file()), part, each);
      } catch (IOException unreadable) {
        // Told when the unit was scattered; what came until then serves.
      }
    }
  }

  private static void each(Origin origin, SourceFile file, Unit.Segment part, Each each)
      throws IOException {
    if (file.form() == SourceFile.Form.UNREADABLE) {
      return;
    }
    if (file.form() == SourceFile.Form.DOCUMENT) {
      each.document(part.file(), 0, SourceLines.document(origin, file));
      return;
    }
    try (SourceLines lines = SourceLines.of(origin, file, part)) {
      for (byte[] line = lines.next(); line.length > 0 || lines.isTooLong(); line = lines.next()) {
        if (!lines.isTooLong()) {
          each.document(part.file(), lines.start(), line);
        }
      }
    }
  }
}
