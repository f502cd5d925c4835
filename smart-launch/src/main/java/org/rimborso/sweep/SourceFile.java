package org.rimborso.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * One file of the input as it was found.
 *
 * @param size in bytes, as it lies on the disk
 * @param modified when it was last written, in milliseconds
 */
public record SourceFile(String name, long size, long modified, Form form) implements Serializable {

  /** How it is read. */
  public enum Form {
    /** Lines that can be read from any place. */
    LINES,
    /** Lines that can only be read from the beginning. */
    ZIPPED_LINES,
    /** One document. */
    DOCUMENT,
    /** Not even its beginning could be read. */
    UNREADABLE
  }

  /**
   * The files below {@code folder}, in the order of a review; without those in {@code results},
   * unless all of {@code folder} lies there.
   */
  static List<SourceFile> below(Path folder, Path results, Consumer<Problem> problems) {
    Path own = results.toAbsolutePath().normalize();
    Path input = folder.toAbsolutePath().normalize();
    boolean inside = input.startsWith(own) && !input.equals(own);
    return new Inputs(InputStream.nullInputStream(), problems)
        .of(List.of(folder.toString())).stream()
            .map(one -> Path.of(one.name()))
            .filter(path -> inside || !path.toAbsolutePath().normalize().startsWith(own))
            .map(SourceFile::of)
            .toList();
  }

  static SourceFile of(Path path) {
    try {
      return of(
          path.toString(),
          Files.size(path),
          Files.getLastModifiedTime(path).toMillis(),
          Origin.DISK);
    } catch (IOException unreadable) {
      return new SourceFile(path.toString(), 0, 0, Form.UNREADABLE);
    }
  }

  /** A file of any origin, whose beginning is read to see how the rest has to be. */
  public static SourceFile of(String name, long size, long modified, Origin origin) {
    return new SourceFile(name, size, modified, form(name, origin));
  }

  /**
   * Whether files of this name are read.
   *
   * @param below its path below the folder of the input
   */
  public static boolean isRead(String below) {
    return Inputs.isInput(Path.of(below));
  }

  private static Form form(String name, Origin origin) {
    try {
      if (!Documents.areLines(new Input(name, () -> origin.open(name, 0)))) {
        return Form.DOCUMENT;
      }
      try (InputStream in = origin.open(name, 0)) {
        return in.read() == 0x1f && in.read() == 0x8b ? Form.ZIPPED_LINES : Form.LINES;
      }
    } catch (IOException unreadable) {
      return Form.UNREADABLE;
    }
  }

  Input input(Origin origin) {
    return new Input(name, () -> origin.open(name, 0));
  }

  /** About how many bytes of text it holds. */
  public long text() {
    return form == Form.ZIPPED_LINES ? size * 10 : size;
  }
}
