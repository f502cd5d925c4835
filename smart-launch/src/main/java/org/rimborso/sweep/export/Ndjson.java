package org.rimborso.sweep.export;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Lines of JSON in a file, packed or not: what tells is how the file begins. */
final class Ndjson {
  private static final int BLOCK = 1 << 16;

  private Ndjson() {}

  /**
   * What a file holds.
   *
   * @param resources lines that are not blank
   * @param packed whether it is packed with gzip
   * @param sound whether each line begins and ends as an object does, and the packing is whole
   */
  record Held(long resources, boolean packed, boolean sound) {}

  static boolean isPacked(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  /** Reads all of it once. */
  static Held held(Path file) throws IOException {
    boolean packed = isPacked(file);
    Lines lines = new Lines();
    try (InputStream in = open(file)) {
      byte[] block = new byte[BLOCK];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        lines.take(block, n);
      }
    } catch (EOFException | ZipException broken) {
      return new Held(lines.count, packed, false);
    }
    return new Held(lines.count, packed, lines.isSound());
  }

  static BufferedReader lines(Path file) throws IOException {
    return new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8));
  }

  private static InputStream open(Path file) throws IOException {
    if (!isPacked(file)) {
      return Files.newInputStream(file);
    }
    InputStream raw = Files.newInputStream(file);
    try {
      return new GZIPInputStream(raw, BLOCK);
    } catch (IOException broken) {
      raw.close();
      throw broken;
    }
  }

  /** Counts, and looks at where each line begins and ends. */
  private static final class Lines {
    private long count;
    private boolean sound = true;
    private byte last = '\n';
    private boolean inLine;

    void take(byte[] block, int length) {
      for (int i = 0; i < length; i++) {
        byte b = block[i];
        if (b == '\n') {
          end();
        } else if (b != '\r' && b != ' ' && b != '\t') {
          if (!inLine) {
            inLine = true;
            count++;
            sound &= b == '{';
          }
          last = b;
        }
      }
    }

    private void end() {
      sound &= !inLine || last == '}';
      inLine = false;
    }

    boolean isSound() {
      end();
      return sound;
    }
  }
}
