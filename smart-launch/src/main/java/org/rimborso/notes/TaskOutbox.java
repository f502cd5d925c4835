package org.rimborso.notes;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Launch;
import org.rimborso.store.NoteRow;
import org.rimborso.store.TaskRow;
import org.rimborso.store.TaskRows;
import org.rimborso.store.WorkRow;
import org.rimborso.store.WorkRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps changes of work and sees to it that the EHR's Task follows where the site wants one. What
 * was kept survives a stop of the process at any moment; nobody waits for the EHR.
 */
public final class TaskOutbox implements Courier.Round {
  private static final Logger LOG = LoggerFactory.getLogger(TaskOutbox.class);
  private static final int AT_ONCE = 100;

  private final WorkRows work;
  private final TaskRows rows;
  private final TaskDispatch dispatch;
  private final Clock clock;
  private final Executor executor;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param executor runs deliveries, which wait for EHRs
   */
  public TaskOutbox(
      WorkRows work, TaskRows rows, TaskDispatch dispatch, Clock clock, Executor executor) {
    this.work = work;
    this.rows = rows;
    this.dispatch = dispatch;
    this.clock = clock;
    this.executor = executor;
  }

  /**
   * Keeps a change of work; it is on disk when this returns.
   *
   * @param launch in which it is made
   * @throws org.rimborso.store.DuplicateRow if somebody else made that version before
   * @throws org.rimborso.store.StoreUnavailable if it could not be kept
   */
  public void save(Launch launch, WorkRow change) {
    Optional<TaskRow.Wish> wish = dispatch.wish(launch, change.patient());
    wish.ifPresentOrElse(one -> work.insert(change, one), () -> work.insert(change));
    if (wish.filter(one -> one.delivery().state() == NoteRow.State.SENDING).isPresent()) {
      send(change.ehr(), change.account(), change.version());
    }
  }

  /** Where the Task of a patient's account is; empty where none was ever wanted. */
  public Optional<PlacedTask> placed(String ehr, Reference patient, Reference account) {
    return rows.find(ehr, account)
        .filter(row -> row.patient().equals(patient))
        .map(row -> PlacedTask.of(row, newest(row)));
  }

  private int newest(TaskRow row) {
    return work.current(row.ehr(), row.account()).map(WorkRow::version).orElse(row.wanted());
  }

  @Override
  public void resume() {
    rows.endPauses();
    deliverDue();
  }

  @Override
  public void deliverDue() {
    rows.due(clock.millis(), AT_ONCE).forEach(row -> send(row.ehr(), row.account(), row.wanted()));
  }

  /** A user is back: what they changed about the patient of this launch is told with it. */
  public void resumeFor(Launch launch) {
    if (!dispatch.mayTell(launch)) {
      return;
    }
    NoteRow.Owner user = new NoteRow.Owner(launch.user().issuer(), launch.user().subject());
    for (TaskRow row : rows.waiting(launch.ehr(), user)) {
      if (launch.patient().map(row.patient()::equals).orElse(true)) {
        rows.relaunch(row, launch.id());
        send(row.ehr(), row.account(), row.wanted());
      }
    }
  }

  /** A change that comes while the one before it is on its way waits for that one's end. */
  private void send(String ehr, Reference account, int version) {
    String what = ehr + ' ' + account + ' ' + version;
    if (!underWay.add(what)) {
      return;
    }
    executor.execute(
        () -> {
          try {
            dispatch.deliver(ehr, account);
          } catch (RuntimeException broken) {
            LOG.warn("A Task of EHR {} stays as it is: {}", ehr, broken.getClass().getSimpleName());
          } finally {
            underWay.remove(what);
          }
        });
  }
}
