package org.rimborso.codebooks.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Inflated bytes, counted as they come; stops at the limits. */
final class LimitedStream extends FilterInputStream {
  private final Limits limits;
  private final long packed;
  private final Meter meter;
  private long count;

  /** The bytes of {@code in} went over a limit. */
  static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1;

    TooMuch(String reason) {
      super(reason);
    }
  }

  /** Counts what is inflated from all entries of an archive together. */
  static final class Meter {
    private final Limits limits;
    private long total;

    Meter(Limits limits) {
      this.limits = limits;
    }

    private void add(long bytes) throws TooMuch {
      total += bytes;
      if (total > limits.archiveBytes()) {
        throw new TooMuch(
            "its archive is more than " + Limits.mebibytes(limits.archiveBytes()) + " inflated");
      }
    }
  }

  /**
   * @param packed the size before inflating
   * @param meter of the archive
   */
  LimitedStream(InputStream in, Limits limits, long packed, Meter meter) {
    super(in);
    this.limits = limits;
    this.packed = packed;
    this.meter = meter;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) {
      counted(1);
    }
    return one;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got = super.read(into, offset, length);
    if (got > 0) {
      counted(got);
    }
    return got;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return Math.max(0, read(new byte[(int) Math.min(bytes, 1 << 13)]));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(int bytes) throws IOException {
    count += bytes;
    meter.add(bytes);
    if (count > limits.entryBytes()) {
      throw new TooMuch("is more than " + Limits.mebibytes(limits.entryBytes()) + " inflated");
    }
    if (limits.suspicious(count, packed)) {
      throw new TooMuch("inflates to more than " + limits.ratio() + " times its size: a zip bomb");
    }
  }
}
