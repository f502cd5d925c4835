package org.rimborso.codebooks.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** Compares what was inflated with the checksum in the archive's directory, which Java does not. */
final class CheckedEntry extends CheckedInputStream {
  private final ZipEntry entry;

  CheckedEntry(InputStream in, ZipEntry entry) {
    super(in, new CRC32());
    this.entry = entry;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    return atEnd(one);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return atEnd(super.read(into, offset, length));
  }

  private int atEnd(int got) throws IOException {
    if (got < 0 && entry.getCrc() >= 0 && getChecksum().getValue() != entry.getCrc()) {
      throw new ZipException("the checksum does not fit");
    }
    return got;
  }
}
