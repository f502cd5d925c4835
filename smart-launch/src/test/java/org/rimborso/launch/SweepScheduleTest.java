package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.audit.AuditLog;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.store.SweepRun;
import org.rimborso.store.SweepRun.Cause;
import org.rimborso.store.SweepRun.Outcome;
import org.rimborso.store.SweepRuns;

/** Daily times and buttons, with processes that only wait. */
class SweepScheduleTest {
  private static final Instant BEFORE = Instant.parse("2026-11-29T01:00:00Z");
  private static final Instant AFTER = Instant.parse("2026-11-29T02:31:00Z");
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private Store store;
  private SweepRuns runs;
  private final MovedClock clock = new MovedClock(BEFORE);
  private final List<Process> processes = new CopyOnWriteArrayList<>();
  private final List<String> audited = new ArrayList<>();
  private volatile List<String> command = List.of("sleep", "60");

  @BeforeEach
  void open() {
    store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")));
    runs = new SweepRuns(store);
  }

  @AfterEach
  void close() {
    processes.forEach(Process::destroyForcibly);
    store.close();
  }

  private SweepOrder order(String ehr) {
    return new SweepOrder(Optional.of(LocalTime.of(2, 30)), folder.resolve(ehr), "1g");
  }

  private SweepSchedule schedule(String... ehrs) {
    Map<String, SweepOrder> orders = new HashMap<>();
    for (String ehr : ehrs) {
      orders.put(ehr, order(ehr));
    }
    return new SweepSchedule(
        orders, ehr -> ZoneOffset.UTC, new SweepRuns(store), this::started, audited::add, clock);
  }

  private Process started(String ehr, SweepOrder order, String run) throws IOException {
    Files.createDirectories(order.folder());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(SweepSchedule.log(order.folder()).toFile())
            .start();
    processes.add(process);
    return process;
  }

  private SweepRun newest(String ehr) {
    return runs.newest(ehr).get(0);
  }

  /** How it ended, as soon as that is kept. */
  private SweepRun ended(String ehr) throws InterruptedException {
    assertThat(processes.get(processes.size() - 1).waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
        .isTrue();
    long until = System.nanoTime() + LONG.toNanos();
    while (newest(ehr).isAtWork() && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return newest(ehr);
  }

  @Test
  void look_beforeAndAfterTheTime_startsOne() {
    try (SweepSchedule schedule = schedule("e1")) {
      schedule.look();
      assertThat(processes).isEmpty();
      assertThat(schedule.next("e1")).contains(Instant.parse("2026-11-29T02:30:00Z"));
      clock.pass(Duration.between(BEFORE, AFTER));
      schedule.look();
      schedule.look();
      assertThat(processes).hasSize(1);
      assertThat(newest("e1").cause()).isEqualTo(Cause.DAILY);
      assertThat(newest("e1").isAtWork()).isTrue();
      assertThat(audited).containsExactly("e1");
      assertThat(schedule.next("e1")).contains(Instant.parse("2026-11-30T02:30:00Z"));
    }
  }

  @Test
  void look_onTwoNodesWithTwoEhrs_startsOneAfterTheOther() throws InterruptedException {
    try (SweepSchedule one = schedule("e1", "e2");
        SweepSchedule other = schedule("e1", "e2")) {
      clock.pass(Duration.between(BEFORE, AFTER));
      one.look();
      other.look();
      one.look();
      assertThat(processes).hasSize(1);
      runs.end(newest("e1").id(), Outcome.DONE, Optional.empty(), "", AFTER);
      other.look();
      one.look();
      assertThat(processes).hasSize(2);
      assertThat(newest("e2").isAtWork()).isTrue();
      assertThat(newest("e1").outcome()).isEqualTo(Outcome.DONE);
    }
  }

  @Test
  void start_whichEndsWithoutAWord_isKeptWithItsLastLine() throws InterruptedException {
    command = List.of("sh", "-c", "echo first; echo 'Configuration, ehrs: wrong.'; exit 2");
    try (SweepSchedule schedule = schedule("e1")) {
      assertThat(schedule.start("e1", Cause.HAND)).isTrue();
      SweepRun run = ended("e1");
      assertThat(run.outcome()).isEqualTo(Outcome.NOT_BEGUN);
      assertThat(run.told()).isEqualTo("Configuration, ehrs: wrong.");
    }
  }

  @Test
  void start_killed_isCutOffAndGoesOnAtTheNextLook() throws InterruptedException {
    try (SweepSchedule schedule = schedule("e1")) {
      clock.pass(Duration.between(BEFORE, AFTER));
      schedule.look();
      processes.get(0).destroyForcibly();
      assertThat(ended("e1").outcome()).isEqualTo(Outcome.LOST);
      clock.pass(Duration.ofSeconds(1));
      schedule.look();
      assertThat(processes).hasSize(2);
      assertThat(newest("e1").isAtWork()).isTrue();
    }
  }

  @Test
  void start_whatCannotBeStarted_isSaid() {
    command = List.of(folder.resolve("no-such-program").toString());
    try (SweepSchedule schedule = schedule("e1")) {
      assertThat(schedule.start("e1", Cause.HAND)).isTrue();
      assertThat(newest("e1").outcome()).isEqualTo(Outcome.NOT_BEGUN);
      assertThat(newest("e1").told()).contains("no-such-program");
      assertThat(schedule.start("e2", Cause.HAND)).isFalse();
    }
  }

  @Test
  void close_whileOneIsAtWork_cutsItOff() {
    SweepSchedule schedule = schedule("e1");
    assertThat(schedule.start("e1", Cause.HAND)).isTrue();
    assertThat(schedule.start("e1", Cause.HAND)).isFalse();
    schedule.close();
    assertThat(processes.get(0).isAlive()).isFalse();
    assertThat(newest("e1").outcome()).isEqualTo(Outcome.LOST);
  }

  @Test
  void look_whileTheTrailTakesNoRows_startsNothing() {
    AuditLog shut = shut();
    try (SweepSchedule schedule =
        new SweepSchedule(
            Map.of("e1", order("e1")),
            ehr -> ZoneOffset.UTC,
            runs,
            this::started,
            ehr -> shut.record(SweepWork.entry("app", ehr, "sweep-daily")),
            clock)) {
      clock.pass(Duration.between(BEFORE, AFTER));
      schedule.look();
      assertThat(processes).isEmpty();
      assertThat(runs.newest("e1")).isEmpty();
    }
  }

  private AuditLog shut() {
    Store gone = Store.open(StoreSettings.h2(folder.resolve("gone"), folder.resolve("gone-key")));
    gone.close();
    return new AuditLog(gone, clock);
  }

  @Test
  void command_ofAChild_isASweepThatLoadsWithMemoryOfItsOwn() {
    assertThat(new SweepChild(Path.of("/site/rimborso.yaml")).command("e1", order("e1"), "r1"))
        .contains("-Xmx1g", "sweep", "--load")
        .containsSequence("--ehr", "e1", "--out", folder.resolve("e1").toString())
        .containsSequence("--config", "/site/rimborso.yaml")
        .containsSequence("--run", "r1");
  }
}
