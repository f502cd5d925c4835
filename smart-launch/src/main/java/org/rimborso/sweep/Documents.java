package org.rimborso.sweep;

import java.io.IOException;
import java.io.InputStream;

/**
 * The JSON documents of one file. A file is newline-delimited if one of its first two lines that
 * are not blank is a whole object by itself; else it is one document. The second line counts too,
 * so that a broken first one does not turn the others into its tail.
 */
final class Documents {
  private Documents() {}

  /** What is done with one document. */
  @FunctionalInterface
  interface Each {
    /** Takes the document that starts in line {@code firstLine}, counted from 1. */
    void document(InputStream json, long firstLine) throws IOException;
  }

  static boolean areLines(Input input) throws IOException {
    try (InputStream in = input.open()) {
      LineStream lines = new LineStream(in);
      int seen = 0;
      while (seen < 2 && lines.next()) {
        Balance balance = new Balance();
        for (int b = lines.read(); b >= 0; b = lines.read()) {
          balance.see(b);
        }
        if (balance.isObject()) {
          return true;
        }
        seen += balance.isBlank() ? 0 : 1;
      }
      return false;
    }
  }

  static void each(Input input, boolean lines, Each each) throws IOException {
    try (InputStream in = input.open()) {
      if (!lines) {
        each.document(in, 1);
        return;
      }
      LineStream stream = new LineStream(in);
      while (stream.next()) {
        if (!stream.isBlank()) {
          each.document(stream, stream.line());
        }
      }
    }
  }

  /** Whether bytes are one JSON object, by its braces. */
  private static final class Balance {
    private int depth;
    private boolean inText;
    private boolean escaped;
    private boolean blank = true;
    private boolean object;
    private boolean closed;

    void see(int b) {
      if (b <= ' ' || b >= 0x80 && blank) {
        return; // White space, or the byte order mark.
      }
      object = blank ? b == '{' : object && !closed;
      blank = false;
      if (inText) {
        text(b);
      } else if (b == '"') {
        inText = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if (b == '}' || b == ']') {
        depth--;
        closed = depth == 0;
      }
    }

    private void text(int b) {
      inText = escaped || b != '"';
      escaped = !escaped && b == '\\';
    }

    boolean isObject() {
      return object && closed;
    }

    boolean isBlank() {
      return blank;
    }
  }
}
