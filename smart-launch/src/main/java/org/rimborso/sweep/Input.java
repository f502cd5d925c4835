package org.rimborso.sweep;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * One file to read, as often as needed.
 *
 * @param name how messages call it
 */
record Input(String name, Source source) {
  private static final int BUFFER = 1 << 16;

  /** Where its bytes come from. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  static Input file(Path path) {
    return new Input(path.toString(), () -> Files.newInputStream(path));
  }

  /** Standard input is held in memory: it cannot be read twice. */
  static Input standard(InputStream in) throws IOException {
    byte[] all = in.readAllBytes();
    return new Input("standard input", () -> new ByteArrayInputStream(all));
  }

  /** Its text; gzip is told by its first two bytes, whatever the name. */
  InputStream open() throws IOException {
    BufferedInputStream raw = new BufferedInputStream(source.open(), BUFFER);
    try {
      raw.mark(2);
      boolean zipped = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return zipped ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }
}
