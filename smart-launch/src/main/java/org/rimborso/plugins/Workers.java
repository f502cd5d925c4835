package org.rimborso.plugins;

import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which plug-ins run. Java cannot stop a thread: one that does not come back is
 * replaced, up to a number; beyond it plug-ins run no more. They end with the process.
 */
final class Workers {
  /** How many threads may be lost before no more are given. */
  static final int MOST_LOST = 16;

  private static final int IDLE_SECONDS = 10;

  private final int usual;
  private final ThreadPoolExecutor threads;
  private int lost;

  Workers(int usual) {
    this.usual = usual;
    threads =
        new ThreadPoolExecutor(
            usual,
            usual,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Workers::daemon,
            (refused, pool) -> ((Errand<?>) refused).refuse());
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "plug-in");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Gives work to the next thread that is free.
   *
   * @param loader of the plug-in whose code it is
   */
  <T> Errand<T> send(ClassLoader loader, Callable<T> work) {
    Errand<T> errand = new Errand<>(this, loader, work);
    threads.execute(errand);
    return errand;
  }

  synchronized void lost() {
    lost++;
    if (lost > MOST_LOST) {
      threads.shutdownNow().forEach(waiting -> ((Errand<?>) waiting).refuse());
      return;
    }
    threads.setMaximumPoolSize(usual + lost);
    threads.setCorePoolSize(usual + lost);
  }

  synchronized void found() {
    lost--;
    if (!threads.isShutdown()) {
      threads.setCorePoolSize(usual + lost);
      threads.setMaximumPoolSize(usual + lost);
    }
  }
}
