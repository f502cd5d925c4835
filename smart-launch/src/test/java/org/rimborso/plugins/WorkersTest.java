package org.rimborso.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Threads that do not come back are replaced, up to a number; then plug-ins run no more. */
class WorkersTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final CountDownLatch over = new CountDownLatch(1);
  private final Workers workers = new Workers(2);

  @AfterEach
  void letGo() {
    over.countDown();
  }

  private <T> Errand<T> send(Callable<T> work) {
    return workers.send(WorkersTest.class.getClassLoader(), work);
  }

  /** As code that catches everything: an interrupt does not end it. */
  private String hang() {
    while (true) {
      try {
        over.await();
        return "late";
      } catch (InterruptedException unheard) {
        // It goes on.
      }
    }
  }

  private void lose(int threads) {
    for (int i = 0; i < threads; i++) {
      Errand<String> hung = send(this::hang);
      assertThatThrownBy(() -> hung.await(SHORT)).isInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void errand_afterSixteenHungThreads_isStillDone() throws Exception {
    lose(Workers.MOST_LOST);
    assertThat(send(() -> "done").await(LONG)).isEqualTo("done");
  }

  @Test
  void errand_beyondSixteenHungThreads_isRefusedAtOnce() {
    lose(Workers.MOST_LOST + 1);
    Errand<String> refused = send(() -> "done");
    assertThatThrownBy(() -> refused.await(LONG))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void errand_thatWaitsWhenTheLastThreadIsLost_isRefusedToo() {
    lose(Workers.MOST_LOST);
    Errand<String> hung = send(this::hang);
    Errand<String> other = send(this::hang);
    Errand<String> waiting = send(() -> "done");
    assertThatThrownBy(() -> hung.await(SHORT)).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> waiting.await(LONG))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> other.await(SHORT)).isInstanceOf(TimeoutException.class);
  }

  @Test
  void threads_thatComeBack_areLostNoMore() throws Exception {
    lose(Workers.MOST_LOST);
    over.countDown();
    assertThat(send(() -> "done").await(LONG)).isEqualTo("done");
  }
}
