package org.rimborso.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A stream that a thread of its own reads ahead, for inflating takes longer than looking at what
 * was inflated. Of a stream that breaks, all that came before is read. For one thread.
 */
final class InflatedAhead extends InputStream {
  private static final int PART = 64 << 10;
  private static final int PARTS_AHEAD = 8;

  private final InputStream in;
  private final BlockingQueue<Part> ahead = new ArrayBlockingQueue<>(PARTS_AHEAD);
  private final Thread thread;
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private Part part = new Part(new byte[0], false, null);
  private int at;

  private InflatedAhead(InputStream in) {
    this.in = in;
    thread = new Thread(this::inflate, "inflates");
    thread.setDaemon(true);
  }

  /** Reads ahead from {@code in}, which is closed with the stream. */
  static InflatedAhead of(InputStream in) {
    InflatedAhead stream = new InflatedAhead(in);
    stream.thread.start();
    return stream;
  }

  /** What was read in one go; the last has nothing, and its failure says why, where it broke. */
  private static final class Part {
    final byte[] bytes;
    final boolean last;
    final @Nullable Throwable failure;

    Part(byte[] bytes, boolean last, @Nullable Throwable failure) {
      this.bytes = bytes;
      this.last = last;
      this.failure = failure;
    }
  }

  private void inflate() {
    try (in) {
      Part next;
      do {
        next = next();
        ahead.put(next);
      } while (!next.last);
    } catch (InterruptedException | IOException closed) {
      // Nobody reads on.
    } finally {
      ended.complete(true);
    }
  }

  private Part next() {
    try {
      byte[] bytes = sure();
      return new Part(bytes, bytes.length == 0, null);
    } catch (IOException | OutOfMemoryError broken) {
      return new Part(new byte[0], true, broken);
    }
  }

  /**
   * No more than one byte and what the buffer below then holds: whoever asks a broken stream for
   * more than came before the break gets none of it.
   */
  private byte[] sure() throws IOException {
    int first = in.read();
    if (first < 0) {
      return new byte[0];
    }
    byte[] bytes = new byte[Math.max(1, Math.min(PART, in.available()))];
    bytes[0] = (byte) first;
    int more = in.readNBytes(bytes, 1, bytes.length - 1);
    return Arrays.copyOf(bytes, 1 + more);
  }

  @Override
  public int read() throws IOException {
    return isThere() ? part.bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0 || !isThere()) {
      return length == 0 ? 0 : -1;
    }
    int taken = Math.min(length, part.bytes.length - at);
    System.arraycopy(part.bytes, at, into, offset, taken);
    at += taken;
    return taken;
  }

  private boolean isThere() throws IOException {
    if (at == part.bytes.length && !part.last) {
      try {
        part = ahead.take();
        at = 0;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
    if (part.failure instanceof OutOfMemoryError full) {
      throw full;
    }
    if (part.failure instanceof IOException broken) {
      throw broken;
    }
    return at < part.bytes.length;
  }

  @Override
  public void close() {
    thread.interrupt();
    ended.join();
  }
}
