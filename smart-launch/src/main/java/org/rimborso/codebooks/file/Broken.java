package org.rimborso.codebooks.file;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipException;
import org.rimborso.codebooks.file.LimitedStream.TooMuch;

/** The file is not what it should be. */
final class Broken extends Exception {
  private static final long serialVersionUID = 1;

  private final long line;
  private final String reason;

  /** Broken at the line being read, or as a whole. */
  Broken(String reason) {
    this(0, reason);
  }

  /** Broken at {@code line}, from 1; 0 for none. */
  Broken(long line, String reason) {
    super(reason);
    this.line = line;
    this.reason = reason;
  }

  /** What {@code failure} says of the file. */
  static Broken because(IOException failure) {
    if (failure instanceof TooMuch) {
      return new Broken(String.valueOf(failure.getMessage()));
    }
    String message = Entry.plain(String.valueOf(failure.getMessage()));
    boolean damaged = failure instanceof ZipException || failure instanceof EOFException;
    return new Broken((damaged ? "is damaged or cut off: " : "cannot be read: ") + message);
  }

  String reason() {
    return reason;
  }

  /** The same at {@code number}, unless it has a line already. */
  Broken at(long number) {
    return line > 0 ? this : new Broken(number, reason);
  }

  /** The reason, with its line where it has one. */
  String sentence() {
    return line > 0 ? "line " + line + ": " + reason : reason;
  }

  Refused of(Entry entry) {
    return new Refused(entry.shown(), line > 0 ? Optional.of(line) : Optional.empty(), reason);
  }
}
