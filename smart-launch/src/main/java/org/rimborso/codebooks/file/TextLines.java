package org.rimborso.codebooks.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The lines of a text. Publishers write UTF-8 or Windows-1252 and do not say which, so a line that
 * is no UTF-8 is taken for the latter; codes are plain letters and digits in both.
 */
final class TextLines implements Closeable {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private final byte[] line;
  private int at;
  private int end;
  private long number;

  TextLines(InputStream in, Limits limits) {
    this.in = in;
    this.line = new byte[limits.lineBytes()];
  }

  /** The next line; empty at the end. */
  Optional<Line> next() throws Broken {
    int length = 0;
    boolean any = false;
    for (int one = read(); one >= 0; one = read()) {
      any = true;
      if (one == '\n') {
        break;
      }
      if (one == 0) {
        throw new Broken(number + 1, "holds a zero byte, which no text does");
      }
      if (length == line.length) {
        throw new Broken(number + 1, "the line is longer than " + line.length + " bytes");
      }
      line[length++] = (byte) one;
    }
    return any ? Optional.of(new Line(++number, decoded(length))) : Optional.empty();
  }

  private int read() throws Broken {
    if (at == end) {
      try {
        end = in.read(chunk, 0, chunk.length);
      } catch (IOException failed) {
        throw Broken.because(failed).at(number + 1);
      }
      at = 0;
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }
    return chunk[at++] & 0xFF;
  }

  private String decoded(int length) {
    int kept = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, kept)).toString();
    } catch (CharacterCodingException noUtf8) {
      text = new String(line, 0, kept, WINDOWS);
    }
    boolean marked = number == 0 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return marked ? text.substring(1) : text;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
