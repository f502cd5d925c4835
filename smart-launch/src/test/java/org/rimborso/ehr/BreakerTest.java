package org.rimborso.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rimborso.ehr.Reply.NotReached;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;

/** When a destination is left alone, when it is tried again, and who else notices. */
class BreakerTest {
  private static final Call CALL = Call.get(URI.create("https://ehr.example/x"), "*/*");
  private static final Received FAILED = new Received(500, Map.of(), new byte[0]);
  private static final Received GOOD = new Received(200, Map.of(), new byte[0]);
  private static final NotReached RESTING = new NotReached(Why.RESTING);

  private final FakeClock clock = new FakeClock();
  private volatile Reply next = FAILED;
  private volatile boolean broken;
  private int sent;
  private final ConsiderateDoor door = door(Limits.STANDARD);

  private ConsiderateDoor door(Limits limits) {
    return new ConsiderateDoor(
        (call, budget) -> {
          sent++;
          if (broken) {
            throw new IllegalStateException("broken");
          }
          return next;
        },
        limits,
        clock,
        clock);
  }

  private Reply send() {
    return door.send(CALL, TestEhr.ample());
  }

  private void fail(int times) {
    next = FAILED;
    for (int i = 0; i < times; i++) {
      send();
    }
  }

  @Test
  void send_afterFiveFailures_restsTenSecondsAndTouchesNothing() {
    fail(4);
    assertThat(door.standing()).isEqualTo(Standing.GOOD);
    fail(1);
    assertThat(door.standing()).isEqualTo(Standing.RESTING);
    assertThat(send()).isEqualTo(RESTING);
    clock.advance(Duration.ofMillis(9_999));
    assertThat(send()).isEqualTo(RESTING);
    assertThat(sent).isEqualTo(5);
  }

  @Test
  void send_afterTheRest_oneProbeDecides() {
    fail(5);
    clock.advance(Duration.ofSeconds(10));
    assertThat(door.standing()).isEqualTo(Standing.PROBED);
    fail(1);
    assertThat(sent).isEqualTo(6);
    assertThat(send()).isEqualTo(RESTING);
    clock.advance(Duration.ofSeconds(10));
    next = GOOD;
    assertThat(send()).isEqualTo(GOOD);
    assertThat(door.standing()).isEqualTo(Standing.GOOD);
    fail(4);
    assertThat(door.standing()).isEqualTo(Standing.GOOD);
  }

  @Test
  void send_whileTheProbeIsUnderWay_nobodyElseIsLetThrough() {
    Breaker breaker = new Breaker(1, Duration.ofSeconds(10), clock::nanos);
    breaker.ended(Breaker.Outcome.FAILURE);
    clock.advance(Duration.ofSeconds(10));
    assertThat(breaker.permits()).isTrue();
    assertThat(breaker.permits()).isFalse();
    breaker.ended(Breaker.Outcome.NEITHER);
    assertThat(breaker.permits()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"NO_TIME_LEFT", "ADDRESS_REFUSED", "NOT_SENDABLE", "INTERRUPTED", "NOT_KEPT"})
  void send_whatTellsNothingAboutTheDestination_neitherOpensNorCloses(Why why) {
    fail(4);
    next = new NotReached(why);
    send();
    fail(1);
    assertThat(door.standing()).isEqualTo(Standing.RESTING);
    clock.advance(Duration.ofSeconds(10));
    next = new NotReached(why);
    send();
    assertThat(door.standing()).isEqualTo(Standing.PROBED);
    next = GOOD;
    assertThat(send()).isEqualTo(GOOD);
  }

  @Test
  void send_tooSlowInTheLastMoment_isNoFailureOfTheDestination() {
    next = new NotReached(Why.TOO_SLOW);
    for (int i = 0; i < 10; i++) {
      door.send(CALL, Budget.of(Duration.ofSeconds(1)));
    }
    assertThat(door.standing()).isEqualTo(Standing.GOOD);
    for (int i = 0; i < 5; i++) {
      door.send(CALL, Budget.of(Duration.ofSeconds(9)));
    }
    assertThat(door.standing()).isEqualTo(Standing.RESTING);
  }

  @Test
  void send_probeBreaks_isGivenBack() {
    fail(5);
    clock.advance(Duration.ofSeconds(10));
    broken = true;
    assertThatIllegalStateException().isThrownBy(this::send);
    broken = false;
    next = GOOD;
    assertThat(send()).isEqualTo(GOOD);
  }

  @Test
  void send_clockSetBack_doesNotProlongTheWish() {
    next = new Received(503, Map.of("retry-after", List.of("30")), new byte[0]);
    send();
    assertThat(door.standing()).isEqualTo(Standing.ASKED_TO_WAIT);
    clock.advance(Duration.ofSeconds(29));
    assertThat(send()).isEqualTo(new NotReached(Why.ASKED_TO_WAIT));
    clock.advance(Duration.ofSeconds(1));
    clock.setBack(Duration.ofHours(1));
    next = GOOD;
    assertThat(send()).isEqualTo(GOOD);
  }

  @Test
  void send_moreAtOnceThanAllowed_areTurnedAwayAndOtherDestinationsAreNot() throws Exception {
    Limits three =
        new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), 999, 0, Duration.ZERO, 3);
    CountDownLatch allIn = new CountDownLatch(3);
    CountDownLatch end = new CountDownLatch(1);
    Door slow =
        (call, budget) -> {
          allIn.countDown();
          try {
            end.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return GOOD;
        };
    ConsiderateDoor crowded = new ConsiderateDoor(slow, three, clock, clock);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<Reply>> running = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        running.add(threads.submit(() -> crowded.send(CALL, TestEhr.ample())));
      }
      allIn.await();
      assertThat(crowded.send(CALL, TestEhr.ample())).isEqualTo(new NotReached(Why.CROWDED));
      next = GOOD;
      assertThat(door(three).send(CALL, TestEhr.ample())).isEqualTo(GOOD);
      end.countDown();
      for (Future<Reply> each : running) {
        assertThat(each.get()).isEqualTo(GOOD);
      }
      assertThat(crowded.send(CALL, TestEhr.ample())).isEqualTo(GOOD);
    } finally {
      end.countDown();
      threads.shutdownNow();
    }
  }
}
