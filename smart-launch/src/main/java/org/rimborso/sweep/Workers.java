package org.rimborso.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Does numbered pieces of work on a few threads, each thread with a worker of its own. */
final class Workers {
  private final int threads;

  Workers(int threads) {
    this.threads = threads;
  }

  /** Does pieces of work, one after the other. */
  @FunctionalInterface
  interface Worker {
    void work(int number) throws IOException;
  }

  /**
   * Has the pieces 0 to {@code count} - 1 done. Where one fails, those that were begun are finished
   * and no other is begun.
   */
  void each(int count, Supplier<Worker> workers) throws IOException {
    AtomicInteger next = new AtomicInteger();
    Callable<Void> thread =
        () -> {
          Worker worker = workers.get();
          try {
            for (int one = next.getAndIncrement(); one < count; one = next.getAndIncrement()) {
              worker.work(one);
            }
          } catch (Throwable failed) {
            next.set(count);
            throw failed;
          }
          return null;
        };
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Void>> running = new ArrayList<>();
      for (int i = 0; i < Math.min(threads, count); i++) {
        running.add(pool.submit(thread));
      }
      for (Future<Void> one : running) {
        one.get();
      }
    } catch (ExecutionException failed) {
      throw failure(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    } finally {
      pool.shutdownNow();
    }
  }

  private static IOException failure(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof UncheckedIOException unchecked) {
      return Optional.ofNullable(unchecked.getCause()).orElseGet(IOException::new);
    }
    if (cause instanceof OutOfMemoryError) {
      return new SweepFailed(
          "the memory is too small for what single patients have; give more, such as"
              + " RIMBORSO_JAVA_OPTS=-Xmx4g, and start the same command again: it goes on where it"
              + " stopped");
    }
    if (cause instanceof RuntimeException broken) {
      throw broken;
    }
    if (cause instanceof Error broken) {
      throw broken;
    }
    return cause instanceof IOException known ? known : new IOException(cause);
  }
}
