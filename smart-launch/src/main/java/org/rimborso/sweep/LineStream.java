package org.rimborso.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** A stream that ends at each line's end, until it is told to go on with the next line. */
final class LineStream extends InputStream {
  private final PushbackInputStream in;
  private long line;
  private boolean ended = true;

  LineStream(InputStream in) {
    this.in = new PushbackInputStream(in, 1);
  }

  /** Goes to the next line, past what is left of this one; says whether there is one. */
  boolean next() throws IOException {
    while (!ended) {
      read();
    }
    int first = in.read();
    if (first < 0) {
      return false;
    }
    in.unread(first);
    line++;
    ended = false;
    return true;
  }

  /** The number of the line, from 1. */
  long line() {
    return line;
  }

  /** Whether the line has nothing but white space; takes that away. */
  boolean isBlank() throws IOException {
    int b = read();
    while (b >= 0 && b <= ' ') {
      b = read();
    }
    if (b >= 0) {
      in.unread(b);
    }
    return b < 0;
  }

  @Override
  public int read() throws IOException {
    int b = ended ? -1 : in.read();
    ended = b < 0 || b == '\n';
    return ended ? -1 : b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int b = read();
      if (b < 0) {
        return count == 0 ? -1 : count;
      }
      into[offset + count++] = (byte) b;
    }
    return count;
  }
}
