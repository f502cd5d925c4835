package org.rimborso.sweep;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The lines of a part of a file, one after the other. What stands before a line's first brace goes
 * with it unless it is white space, as in {@link LineStream}.
 */
final class SourceLines implements Closeable {
  private static final int STEP = 256 << 10;

  /**
   * No more than the buffer below already holds: whoever asks for more than came before a broken
   * gzip file breaks gets none of it.
   */
  private static final int SURE = 0;

  /** A longer line is not read: it would not fit into the memory of a sweep. */
  static final int LONGEST = 64 << 20;

  private final InputStream in;
  private final byte[] bytes;
  private final long end;
  private final int step;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream(0);
  private long base;
  private int at;
  private int limit;
  private boolean ended;
  private long number;
  private long start;
  private boolean tooLong;

  private SourceLines(InputStream in, long base, long end, int step) {
    this.in = in;
    this.base = base;
    this.end = end;
    this.step = step;
    bytes = new byte[STEP];
  }

  /** The file itself failed, not what is written meanwhile. */
  static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(IOException why) {
      super(why);
    }
  }

  static SourceLines of(Origin origin, SourceFile file, Unit.Segment part) throws Unreadable {
    try {
      if (file.form() != SourceFile.Form.LINES) {
        return new SourceLines(file.input(origin).open(), 0, Long.MAX_VALUE, SURE);
      }
      long from = Math.max(0, part.from() - 1);
      SourceLines lines = new SourceLines(origin.open(file.name(), from), from, part.to(), STEP);
      if (part.from() > 0) {
        lines.take();
        lines.number = 0;
      }
      return lines;
    } catch (Unreadable told) {
      throw told;
    } catch (IOException unreadable) {
      throw new Unreadable(unreadable);
    }
  }

  /** Hands on every document of a file, as far as it can be read; too long ones are left out. */
  static void each(Origin origin, SourceFile file, Consumer<byte[]> json) throws IOException {
    if (file.form() == SourceFile.Form.DOCUMENT) {
      json.accept(document(origin, file));
      return;
    }
    try (SourceLines lines = of(origin, file, new Unit.Segment(0, 0, file.size()))) {
      for (byte[] line = lines.next(); line.length > 0 || lines.isTooLong(); line = lines.next()) {
        if (!lines.isTooLong()) {
          json.accept(line);
        }
      }
    }
  }

  /** The one document of a file; of one that is too long more than is allowed. */
  static byte[] document(Origin origin, SourceFile file) throws Unreadable {
    try (InputStream in = file.input(origin).open()) {
      return in.readNBytes(LONGEST + 1);
    } catch (IOException unreadable) {
      throw new Unreadable(unreadable);
    }
  }

  /**
   * The next line that is not blank, without its end and the white space before it; empty where
   * there is none.
   */
  byte[] next() throws Unreadable {
    while (base + at < end) {
      byte[] line = take();
      int from = 0;
      while (from < line.length && (line[from] & 0xff) <= ' ') {
        from++;
      }
      if (tooLong || from < line.length) {
        return from == 0 ? line : Arrays.copyOfRange(line, from, line.length);
      }
      if (ended) {
        break;
      }
    }
    return new byte[0];
  }

  /** The number of the line within this part, from 1. */
  long number() {
    return number;
  }

  /** Where the line starts in the file. */
  long start() {
    return start;
  }

  /** Whether the line was longer than can be read, and is not there. */
  boolean isTooLong() {
    return tooLong;
  }

  private byte[] take() throws Unreadable {
    begun.reset();
    tooLong = false;
    start = base + at;
    number++;
    while (true) {
      int newline = newline();
      int length = newline - at;
      boolean whole = newline < limit;
      if (whole && begun.size() == 0 && !tooLong) {
        byte[] line = Arrays.copyOfRange(bytes, at, newline);
        at = newline + 1;
        return line;
      }
      keep(length);
      at = newline + (whole ? 1 : 0);
      if (whole || !fill()) {
        return begun.toByteArray();
      }
    }
  }

  private void keep(int length) {
    if (begun.size() + length > LONGEST) {
      tooLong = true;
      begun.reset();
    } else if (!tooLong) {
      begun.write(bytes, at, length);
    }
  }

  private int newline() {
    int i = at;
    while (i < limit && bytes[i] != '\n') {
      i++;
    }
    return i;
  }

  private boolean fill() throws Unreadable {
    base += limit;
    at = 0;
    limit = 0;
    try {
      int sure = step > 0 ? step : Math.max(1, in.available() - 1);
      limit = Math.max(0, in.read(bytes, 0, Math.min(bytes.length, sure)));
    } catch (IOException unreadable) {
      throw new Unreadable(unreadable);
    }
    ended = limit == 0;
    return !ended;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
