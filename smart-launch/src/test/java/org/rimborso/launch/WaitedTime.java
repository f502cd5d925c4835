package org.rimborso.launch;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.rimborso.ehr.Patience;

/**
 * Time that passes where the app waits, and nowhere else: as much as it waited for, whatever this
 * machine took. Those who wait side by side wait together. In a hurry, what never comes is given up
 * soon.
 */
final class WaitedTime implements Patience {
  private static final long FASTER = 20;

  private final AtomicLong now = new AtomicLong();
  private volatile boolean hurried;

  /** Whether to wait much shorter than what is counted. */
  void hurry(boolean so) {
    hurried = so;
  }

  @Override
  public void await(Duration time) {
    reach(now.get() + time.toNanos());
  }

  @Override
  public <T> T await(CompletableFuture<T> answer, Duration time)
      throws InterruptedException, ExecutionException, TimeoutException {
    long end = now.get() + time.toNanos();
    try {
      return answer.get(time.toNanos() / (hurried ? FASTER : 1), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      reach(end);
      throw late;
    }
  }

  private void reach(long end) {
    now.accumulateAndGet(end, Math::max);
  }

  @Override
  public long nanos() {
    return now.get();
  }
}
