package org.rimborso.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One short line in a file of its own that says how far something else has come. It is written over
 * in place after each commit, without waiting for the disk but once a minute: it outlives the
 * process, and may lag behind by a minute after a power cut. It is never ahead of what it speaks
 * of, if that is on disk first.
 */
public final class MarkFile {
  private static final Logger LOG = LoggerFactory.getLogger(MarkFile.class);
  private static final long FORCED_EVERY = Duration.ofMinutes(1).toNanos();

  private final Path file;
  private boolean isForced;
  private long forcedNanos;
  private boolean isBroken;

  public MarkFile(Path file) {
    this.file = file;
  }

  public Path path() {
    return file;
  }

  /**
   * The line; empty if there is no such file.
   *
   * @throws StoreUnavailable if it cannot be read
   */
  public Optional<String> line() {
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1).strip())
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new StoreUnavailable("The file " + file + " cannot be read.");
    }
  }

  /**
   * Takes the place of the line before, which must be as long. That it cannot be written is logged
   * once and stops nothing.
   */
  public synchronized void write(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
    try (FileChannel channel = Disk.openPrivate(file)) {
      channel.write(ByteBuffer.wrap(bytes), 0);
      if (!isForced || System.nanoTime() - forcedNanos > FORCED_EVERY) {
        channel.force(true);
        isForced = true;
        forcedNanos = System.nanoTime();
      }
      isBroken = false;
    } catch (IOException unwritable) {
      if (!isBroken) {
        LOG.error("The file {} cannot be written: {}", file, unwritable.getClass().getSimpleName());
      }
      isBroken = true;
    }
  }

  void remove() {
    new KeyFile(file).delete();
  }
}
