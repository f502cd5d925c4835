package org.rimborso.codebooks.shelf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One import at a time, over processes: a lock that the system takes back when its holder dies. The
 * file says who holds it, for whoever waits.
 */
final class ShelfLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final FileChannel channel;
  private final FileLock lock;

  private ShelfLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Waits for the lock.
   *
   * @param progress is told once who works, if someone does
   */
  static ShelfLock take(Path file, Progress progress, Instant now) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Optional<FileLock> lock = attempt(channel);
      if (lock.isEmpty()) {
        progress.says("Another import is at work (" + holder(channel) + "); waiting for it.");
      }
      while (lock.isEmpty()) {
        LockSupport.parkNanos(PAUSE.toNanos());
        if (Thread.interrupted()) {
          throw new IOException("interrupted while waiting for another import");
        }
        lock = attempt(channel);
      }
      sign(channel, now);
      return new ShelfLock(channel, lock.get());
    } catch (IOException | RuntimeException broken) {
      channel.close();
      throw broken;
    }
  }

  /** A thread of this process holds it as well as another process does. */
  private static Optional<FileLock> attempt(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException here) {
      return Optional.empty();
    }
  }

  private static void sign(FileChannel channel, Instant now) throws IOException {
    String text = "process " + ProcessHandle.current().pid() + ", since " + now;
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(100);
    int length = channel.read(text, 0);
    return length <= 0
        ? "just started"
        : new String(text.array(), 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
