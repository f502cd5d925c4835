package org.rimborso.ehr;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
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

  private final int cap;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes;
  private Flow.@Nullable Subscription subscription;

  CappedBody(int cap, long expected) {
    this.cap = cap;
    this.bytes = new ByteArrayOutputStream((int) Math.max(1024, Math.min(expected, 1 << 20)));
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
      if (bytes.size() + (long) buffer.remaining() > cap) {
        giveUp();
        return;
      }
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.writeBytes(part);
    }
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
    whole.complete(bytes.toByteArray());
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
