package org.rimborso.plugins;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Something that a worker does for somebody who waits for it, but not for ever. */
final class Errand<T> implements Runnable {
  private enum Stage {
    WAITING,
    RUNNING,
    LOST,
    DONE
  }

  private final Workers workers;
  private final ClassLoader loader;
  private final Callable<T> work;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private Stage stage = Stage.WAITING;
  private long begun;
  private @Nullable Thread runner;

  Errand(Workers workers, ClassLoader loader, Callable<T> work) {
    this.workers = workers;
    this.loader = loader;
    this.work = work;
  }

  @Override
  @SuppressWarnings("CatchingUnchecked") // Whatever somebody else's code throws is its answer.
  public void run() {
    Thread thread = Thread.currentThread();
    begin(thread);
    thread.setContextClassLoader(loader);
    try {
      answer.complete(work.call());
    } catch (Throwable failure) {
      answer.completeExceptionally(failure);
    } finally {
      thread.setContextClassLoader(null);
      end();
    }
  }

  private synchronized void begin(Thread thread) {
    stage = Stage.RUNNING;
    begun = System.nanoTime();
    runner = thread;
  }

  private synchronized void end() {
    if (stage == Stage.LOST) {
      workers.found();
    }
    stage = Stage.DONE;
    runner = null;
    // An interrupt that came too late is nobody else's.
    Thread.interrupted();
  }

  /** Nobody will do it. */
  void refuse() {
    answer.completeExceptionally(new RejectedExecutionException());
  }

  /**
   * The answer. Time counts from when a worker takes it up.
   *
   * @throws ExecutionException with what was thrown
   * @throws TimeoutException if the work takes longer than {@code limit}; its thread is given up
   */
  T await(Duration limit) throws ExecutionException, TimeoutException, InterruptedException {
    long wait = limit.toNanos();
    while (true) {
      try {
        return answer.get(wait, TimeUnit.NANOSECONDS);
      } catch (TimeoutException late) {
        wait = left(limit);
        if (wait <= 0 && isGivenUp()) {
          throw late;
        }
        wait = Math.max(wait, 1);
      }
    }
  }

  private synchronized long left(Duration limit) {
    long spent = stage == Stage.WAITING ? 0 : System.nanoTime() - begun;
    return limit.toNanos() - spent;
  }

  /** An interrupt ends what waits; what computes goes on. */
  private synchronized boolean isGivenUp() {
    if (stage != Stage.RUNNING) {
      return stage == Stage.LOST;
    }
    stage = Stage.LOST;
    if (runner != null) {
      runner.interrupt();
    }
    workers.lost();
    return true;
  }
}
