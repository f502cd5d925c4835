package org.rimborso.notes;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.rimborso.smart.Launch;
import org.rimborso.store.NoteRow;
import org.rimborso.store.TaskRow;
import org.rimborso.store.TaskRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that Tasks of the EHR follow changes of work and of questions where the site wants
 * them. What was kept survives a stop of the process at any moment; nobody waits for the EHR.
 */
public final class TaskOutbox implements Courier.Round {
  private static final Logger LOG = LoggerFactory.getLogger(TaskOutbox.class);
  private static final int AT_ONCE = 100;

  private final TaskRows rows;
  private final TaskDispatch dispatch;
  private final Clock clock;
  private final Executor executor;
  private final Set<TaskRow.Change> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param executor runs deliveries, which wait for EHRs
   */
  public TaskOutbox(TaskRows rows, TaskDispatch dispatch, Clock clock, Executor executor) {
    this.rows = rows;
    this.dispatch = dispatch;
    this.clock = clock;
    this.executor = executor;
  }

  /**
   * Has a change kept together with the wish that the EHR be told, and tells it.
   *
   * @param launch in which it is made
   * @param keep puts both on disk, or neither; gets no wish where none is wanted. What it throws is
   *     thrown, and nothing is told
   */
  public void save(Launch launch, TaskRow.Change change, Consumer<Optional<TaskRow>> keep) {
    Optional<TaskRow> wish = dispatch.wish(launch, change);
    keep.accept(wish);
    wish.filter(one -> one.delivery().state() == NoteRow.State.SENDING).ifPresent(this::send);
  }

  /**
   * Where the Task is; empty where none was ever wanted.
   *
   * @param newest change of what it tells of
   */
  public Optional<PlacedTask> placed(TaskRow.Change newest) {
    return rows.find(newest.subject())
        .filter(row -> row.change().patient().equals(newest.patient()))
        .map(row -> PlacedTask.of(row, newest.version()));
  }

  @Override
  public void resume() {
    rows.endPauses();
    deliverDue();
  }

  @Override
  public void deliverDue() {
    rows.due(clock.millis(), AT_ONCE).forEach(this::send);
  }

  /** A user is back: what they changed about the patient of this launch is told with it. */
  public void resumeFor(Launch launch) {
    NoteRow.Owner user = new NoteRow.Owner(launch.user().issuer(), launch.user().subject());
    for (TaskRow row : rows.waiting(launch.ehr(), user)) {
      if (dispatch.mayTell(launch, row.kind())
          && launch.patient().map(row.change().patient()::equals).orElse(true)) {
        rows.relaunch(row, launch.id());
        send(row);
      }
    }
  }

  /** A change that comes while the one before it is on its way waits for that one's end. */
  private void send(TaskRow row) {
    TaskRow.Change change = row.change();
    if (!underWay.add(change)) {
      return;
    }
    executor.execute(
        () -> {
          try {
            dispatch.deliver(change.subject());
          } catch (RuntimeException broken) {
            LOG.warn(
                "A Task of EHR {} stays as it is: {}",
                row.ehr(),
                broken.getClass().getSimpleName());
          } finally {
            underWay.remove(change);
          }
        });
  }
}
