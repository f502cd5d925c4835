package org.rimborso.plugins;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int MOST_PATIENT = 10;

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
  private long computed;
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
    computed = computed(thread);
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
   * The answer. Time counts from when a worker takes it up; on a busy machine, where its thread
   * would compute but hardly gets to, up to ten times of it.
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
        if (wait <= 0) {
          wait = isStarved(limit) ? limit.toNanos() / 2 : 1;
          if (wait == 1 && isGivenUp()) {
            throw late;
          }
        }
      }
    }
  }

  private synchronized long left(Duration limit) {
    long spent = stage == Stage.WAITING ? 0 : System.nanoTime() - begun;
    return limit.toNanos() - spent;
  }

  private synchronized boolean isStarved(Duration limit) {
    return stage == Stage.RUNNING
        && runner != null
        && runner.getState() == Thread.State.RUNNABLE
        && computed(runner) - computed < limit.toNanos() / 2
        && System.nanoTime() - begun < limit.toNanos() * MOST_PATIENT;
  }

  private static long computed(Thread thread) {
    return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.getId()) : 0;
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
