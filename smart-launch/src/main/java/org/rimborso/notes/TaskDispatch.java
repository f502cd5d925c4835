package org.rimborso.notes;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.rimborso.audit.AuditEntry;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Launch;
import org.rimborso.store.NoteRow;
import org.rimborso.store.NoteRow.State;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.OutboxLeases.Lease;
import org.rimborso.store.RefusalRows;
import org.rimborso.store.TaskRow;
import org.rimborso.store.TaskRows;
import org.rimborso.store.WorkRow;
import org.rimborso.store.WorkRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells an EHR one version of an account's work and notes down what came of it. One account is told
 * by one thread of one node at a time.
 */
public final class TaskDispatch {
  private static final Logger LOG = LoggerFactory.getLogger(TaskDispatch.class);
  private static final int LOCKS = 64;

  private final WorkRows work;
  private final TaskRows rows;
  private final OutboxLeases leases;
  private final Refusals refusals;
  private final Records.Source source;
  private final AuditedTasks trail;
  private final Clock clock;
  private final Lock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

  public TaskDispatch(
      WorkRows work,
      TaskRows rows,
      OutboxLeases leases,
      RefusalRows refusals,
      Records.Source source,
      AuditedTasks trail,
      Clock clock) {
    this.work = work;
    this.rows = rows;
    this.leases = leases;
    this.refusals = new Refusals(refusals, clock);
    this.source = source;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * How the telling of a change begins that is made in this launch; empty where none is wanted. The
   * token of a launch is for its own patient: a change of another one's work waits until who made
   * it launches that patient.
   */
  Optional<TaskRow.Wish> wish(Launch launch, Reference patient) {
    if (!source.wantsTasks(launch.ehr())) {
      return Optional.empty();
    }
    return Optional.of(new TaskRow.Wish(launch.id(), begins(launch, patient)));
  }

  private NoteRow.Delivery begins(Launch launch, Reference patient) {
    if (launch.patient().filter(own -> !own.equals(patient)).isPresent()) {
      return NoteRow.Delivery.waiting();
    }
    return mayTell(launch)
        ? NoteRow.Delivery.sending(0, clock.millis())
        : NoteRow.Delivery.here(Landing.Reason.NO_SCOPE.name());
  }

  /** Whether this launch's token may be tried. */
  boolean mayTell(Launch launch) {
    return source.wantsTasks(launch.ehr()) && WriteScopes.sufficeForTasks(launch.scopes());
  }

  /** Tries once to tell what is wanted, unless it was told already. */
  void deliver(String ehr, Reference account) {
    Lock lock = locks[Math.floorMod(account.hashCode(), LOCKS)];
    lock.lock();
    try {
      leases.take(leased(ehr), account).ifPresent(lease -> deliver(ehr, account, lease));
    } finally {
      lock.unlock();
    }
  }

  /** While another node has the account, it stays for the next round. */
  private void deliver(String ehr, Reference account, Lease lease) {
    try {
      rows.find(ehr, account)
          .filter(row -> row.delivery().state() == State.SENDING)
          .ifPresent(
              row ->
                  work.find(ehr, account, row.wanted())
                      .ifPresent(
                          version -> settle(row, version, passage(row, version, lease), lease)));
    } finally {
      leases.release(lease);
    }
  }

  private Passage passage(TaskRow row, WorkRow version, Lease lease) {
    if (!source.wantsTasks(row.ehr())) {
      return new Passage.Stays(Landing.Reason.BY_CHOICE);
    }
    if (refusals.stand(leased(row.ehr()), version.change().who())) {
      return new Passage.Stays(Landing.Reason.REFUSED);
    }
    WorkOrder order = WorkOrder.of(version, person -> work.resourceOf(row.ehr(), person));
    return source
        .tasks(row.ehr(), row.launchId())
        .map(
            tasks ->
                new TaskDelivery(
                        tasks,
                        () -> leases.renew(lease),
                        order.task(),
                        order.needless(),
                        row.delivery().landed())
                    .run())
        .orElseGet(Passage.NoToken::new);
  }

  private void settle(TaskRow row, WorkRow version, Passage passage, Lease lease) {
    if (!leases.renew(lease)) {
      LOG.warn("Another node took over a Task of EHR {}", row.ehr());
    } else if (passage instanceof Passage.Landed landed) {
      end(row, version, NoteRow.Delivery.delivered(landed.record(), landed.version()), lease);
    } else if (passage instanceof Passage.Stays stays) {
      remember(row, version, stays);
      end(row, version, NoteRow.Delivery.here(stays.reason().name()), lease);
    } else if (passage instanceof Passage.NoToken) {
      rows.move(row, NoteRow.Delivery.waiting(), lease);
    } else {
      rows.move(row, Dispatch.paused(row.delivery(), clock), lease);
    }
  }

  private void end(TaskRow row, WorkRow version, NoteRow.Delivery delivery, Lease lease) {
    trail.ended(row, who(row, version.change().who()), NoteShelf.landing(delivery));
    rows.move(row, delivery, lease);
  }

  private AuditEntry.Who who(TaskRow row, NoteRow.Owner user) {
    return new AuditEntry.Who(user.issuer(), user.subject(), work.resourceOf(row.ehr(), user));
  }

  private void remember(TaskRow row, WorkRow version, Passage.Stays stays) {
    if (stays.status().isPresent() || stays.reason() == Landing.Reason.NOT_KEPT) {
      refusals.remember(leased(row.ehr()), version.change().who(), stays.status());
    }
  }

  /** Notes of the account have a lease of their own; Tasks that are refused say nothing of them. */
  private static String leased(String ehr) {
    return ehr + ' ' + EhrTasks.TYPE;
  }
}
