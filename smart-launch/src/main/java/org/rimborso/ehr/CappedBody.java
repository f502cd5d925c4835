package org.rimborso.ehr;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects an answer's bytes and gives up as soon as they pass the cap, so that no server can fill
 * our memory. Compressed bytes are counted on arrival and once more while they are unpacked.
 */
final class CappedBody implements HttpResponse.BodySubscriber<byte[]> {
  /** The answer passed the cap. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("the answer is larger than the cap");
    }
  }

  private static final int SMALLEST = 1024;
  private static final int FIRST = 1 << 20;

  private final int cap;
  private final int expected;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private byte[] bytes;
  private int size;
  private Flow.@Nullable Subscription subscription;

  /**
   * @param expected how many bytes the server says will come, or 0
   */
  CappedBody(int cap, long expected) {
    this.cap = cap;
    this.expected = (int) Math.min(expected, cap);
    this.bytes = new byte[Math.max(SMALLEST, Math.min(this.expected, FIRST))];
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int more = buffer.remaining();
      if (size + (long) more > cap) {
        giveUp();
        return;
      }
      makeRoom(size + more);
      buffer.get(bytes, size, more);
      size += more;
    }
  }

  /**
   * Makes room for {@code needed} bytes: all that are expected, once a quarter of them came, so
   * that a large answer is copied once at most and a promise alone takes no memory.
   */
  private void makeRoom(int needed) {
    if (needed <= bytes.length) {
      return;
    }
    long doubled = 2L * bytes.length;
    boolean promised = needed <= expected && expected <= 4L * needed;
    bytes = Arrays.copyOf(bytes, promised ? expected : (int) Math.max(needed, doubled));
  }

  private void giveUp() {
    Flow.Subscription running = subscription;
    if (running != null) {
      running.cancel();
    }
    whole.completeExceptionally(new TooLarge());
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
  }

  /** Unpacks gzip, counting what comes out. */
  static byte[] gunzip(byte[] packed, int cap) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 8192)) {
      byte[] body = in.readNBytes(cap);
      if (in.read() >= 0) {
        throw new TooLarge();
      }
      return body;
    }
  }
}
