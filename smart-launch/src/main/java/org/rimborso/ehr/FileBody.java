package org.rimborso.ehr;

import java.io.Closeable;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer's bytes into a file as they come, see {@link Call.Into}, and gives up as soon as
 * the file passes the cap. The body it hands on is empty. Once closed it writes nothing more, so
 * that the file is the caller's again.
 */
final class FileBody implements HttpResponse.BodyHandler<byte[]>, Closeable {
  private static final byte[] NOTHING = {};
  private static final Set<String> PLAIN = Set.of("identity");
  private static final Set<String> PACKED = Set.of("identity", "gzip", "x-gzip");
  private static final Pattern PART =
      Pattern.compile("bytes ([0-9]{1,18})-[0-9]+/([0-9]{1,18})?.*");

  /** The answer is compressed, or a part that does not begin at the file's end. */
  static final class NotAskedFor extends IOException {
    private static final long serialVersionUID = 1L;

    NotAskedFor() {
      super("not the part that was asked for");
    }
  }

  /** The file cannot be written. */
  static final class DiskFailed extends IOException {
    private static final long serialVersionUID = 1L;

    DiskFailed(IOException cause) {
      super("the file cannot be written", cause);
    }
  }

  private final Path file;
  private final Call.Watch watch;
  private final long cap;
  private final Set<String> encodings;
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private @Nullable FileChannel channel;
  private boolean closed;
  private long size;
  private OptionalLong total = OptionalLong.empty();

  /**
   * @param cap how much the file may hold where the call does not say it
   * @param encoding what the call takes beside a body as it is
   */
  FileBody(Call.Into into, long cap, String encoding) {
    this.file = into.file();
    this.watch = into.watch();
    this.cap = into.most().orElse(cap);
    this.encodings = encoding.equals("gzip") ? PACKED : PLAIN;
  }

  @Override
  public HttpResponse.BodySubscriber<byte[]> apply(HttpResponse.ResponseInfo info) {
    try {
      begin(info);
    } catch (NotAskedFor | CappedBody.TooLarge refused) {
      whole.completeExceptionally(refused);
    } catch (IOException failed) {
      whole.completeExceptionally(new DiskFailed(failed));
    }
    return new Bytes();
  }

  private synchronized void begin(HttpResponse.ResponseInfo info) throws IOException {
    boolean part = info.statusCode() == 206;
    if (closed || (!part && info.statusCode() != 200)) {
      // The words of a refusal are of no use to anyone.
      whole.complete(NOTHING);
      return;
    }
    if (!encodings.contains(info.headers().firstValue("content-encoding").orElse("identity"))) {
      throw new NotAskedFor();
    }
    OptionalLong length = info.headers().firstValueAsLong("content-length");
    size = part ? continued(info.headers().firstValue("content-range").orElse("")) : 0;
    total = part ? total : length;
    if (total.orElse(0) > cap) {
      throw new CappedBody.TooLarge();
    }
    if (!part) {
      watch.begins(validator(info.headers()));
    }
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(size).position(size);
  }

  private static Optional<String> validator(HttpHeaders headers) {
    return headers
        .firstValue("etag")
        .filter(tag -> tag.startsWith("\""))
        .or(() -> headers.firstValue("last-modified"));
  }

  /** Where a part begins, which must be the end of what is there. */
  private long continued(String range) throws IOException {
    Matcher part = PART.matcher(range);
    if (!part.matches() || !Files.exists(file)) {
      throw new NotAskedFor();
    }
    if (part.group(2) != null) {
      total = OptionalLong.of(Long.parseLong(part.group(2)));
    }
    long from = Long.parseLong(part.group(1));
    if (from != Files.size(file)) {
      throw new NotAskedFor();
    }
    return from;
  }

  private synchronized void write(List<ByteBuffer> buffers) throws IOException {
    FileChannel open = channel;
    if (closed || open == null) {
      return;
    }
    for (ByteBuffer buffer : buffers) {
      if (size + buffer.remaining() > cap) {
        throw new CappedBody.TooLarge();
      }
      while (buffer.hasRemaining()) {
        size += open.write(buffer);
      }
    }
    watch.at(size, total);
  }

  /** How many bytes are in the file by now. */
  synchronized long size() {
    return size;
  }

  @Override
  public synchronized void close() {
    closed = true;
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException failed) {
        whole.completeExceptionally(new DiskFailed(failed));
      }
    }
  }

  /** The bytes of the one answer, one piece at a time. */
  private final class Bytes implements HttpResponse.BodySubscriber<byte[]> {
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      if (whole.isDone()) {
        given.cancel();
      } else {
        given.request(1);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      try {
        write(buffers);
        more();
      } catch (CappedBody.TooLarge tooLarge) {
        giveUp(tooLarge);
      } catch (IOException failed) {
        giveUp(new DiskFailed(failed));
      }
    }

    private void more() {
      Flow.Subscription running = subscription;
      if (running != null) {
        running.request(1);
      }
    }

    private void giveUp(IOException why) {
      Flow.Subscription running = subscription;
      if (running != null) {
        running.cancel();
      }
      whole.completeExceptionally(why);
    }

    @Override
    public void onError(Throwable failure) {
      close();
      whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      close();
      whole.complete(NOTHING);
    }
  }
}
