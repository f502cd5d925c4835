package org.rimborso.notes;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rimborso.smart.Launch;
import org.rimborso.store.DeliveryRows;
import org.rimborso.store.NoteRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the deliveries of one table, each row's once at a time, and waits for them. */
final class Carrier {
  private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);
  private static final int AT_ONCE = 100;

  private final DeliveryRows rows;
  private final Dispatch dispatch;
  private final Clock clock;
  private final Executor executor;
  private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

  Carrier(DeliveryRows rows, Dispatch dispatch, Clock clock, Executor executor) {
    this.rows = rows;
    this.dispatch = dispatch;
    this.clock = clock;
    this.executor = executor;
  }

  /** Whether the site wants this table's rows at an EHR at all. */
  boolean areWanted(String ehr) {
    return dispatch.isWanted(ehr);
  }

  /** How what this launch saves begins its way. */
  NoteRow.Delivery begin(Launch launch) {
    return dispatch
        .keeps(launch)
        .map(reason -> NoteRow.Delivery.here(reason.name()))
        .orElseGet(() -> NoteRow.Delivery.sending(0, clock.millis()));
  }

  /** Sends a row that was just saved; one that stays here has come to its end. */
  void start(NoteRow row) {
    if (row.delivery().state() == NoteRow.State.HERE) {
      dispatch.trail().ended(row, NoteShelf.landing(row.delivery()));
    } else {
      send(row.note().id());
    }
  }

  /** Whose token brings the mark of being entered in error; empty where it waits for one. */
  Optional<String> strikes(Launch launch, String id) {
    return rows.find(id).filter(row -> dispatch.mayStrike(launch, row)).map(row -> launch.id());
  }

  /** Waits at most {@code patience} for a delivery that runs now. */
  void await(String id, Duration patience) {
    CompletableFuture<Void> running = underWay.get(id);
    if (running != null) {
      await(running, patience);
    }
  }

  /** Takes up everything that was on its way when the process ended. */
  void resume() {
    rows.endPauses();
    deliverDue();
  }

  void deliverDue() {
    rows.due(clock.millis(), AT_ONCE).forEach(this::send);
  }

  /** Sends what of a user waits, about the patient of this launch, with it. */
  void resumeFor(Launch launch, NoteRow.Owner owner) {
    if (dispatch.keeps(launch).isPresent()) {
      return;
    }
    for (NoteRow row : rows.waiting(launch.ehr(), owner)) {
      if (launch.patient().map(row.patient()::equals).orElse(true)) {
        rows.relaunch(row.note().id(), launch.id());
        send(row.note().id());
      }
    }
  }

  void send(String id) {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    if (underWay.putIfAbsent(id, mine) != null) {
      return;
    }
    executor.execute(
        () -> {
          try {
            dispatch.deliver(id);
          } catch (RuntimeException broken) {
            LOG.warn("Note {} stays in the outbox: {}", id, broken.getClass().getSimpleName());
          } finally {
            underWay.remove(id);
            mine.complete(null);
          }
        });
  }

  private static void await(CompletableFuture<Void> running, Duration patience) {
    try {
      running.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException stillSending) {
      return;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
