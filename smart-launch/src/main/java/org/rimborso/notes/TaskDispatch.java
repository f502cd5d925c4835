package org.rimborso.notes;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.rimborso.audit.AuditEntry;
import org.rimborso.fhir.TaskKind;
import org.rimborso.fhir.write.TaskContent;
import org.rimborso.smart.Launch;
import org.rimborso.store.NoteRow;
import org.rimborso.store.NoteRow.State;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.OutboxLeases.Lease;
import org.rimborso.store.RefusalRows;
import org.rimborso.store.TaskRow;
import org.rimborso.store.TaskRows;
import org.rimborso.store.WorkRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells an EHR one version of an account's work or of a question, and notes down what came of it.
 * Each of them is told by one thread of one node at a time.
 */
public final class TaskDispatch {
  private static final Logger LOG = LoggerFactory.getLogger(TaskDispatch.class);
  private static final int LOCKS = 64;

  private final Map<TaskKind, TaskOrders> orders;
  private final WorkRows people;
  private final TaskRows rows;
  private final OutboxLeases leases;
  private final Refusals refusals;
  private final Records.Source source;
  private final AuditedTasks trail;
  private final Clock clock;
  private final Lock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

  /**
   * @param people knows which resource somebody is
   */
  public TaskDispatch(
      Map<TaskKind, TaskOrders> orders,
      WorkRows people,
      TaskRows rows,
      OutboxLeases leases,
      RefusalRows refusals,
      Records.Source source,
      AuditedTasks trail,
      Clock clock) {
    this.orders = Map.copyOf(orders);
    this.people = people;
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
  Optional<TaskRow> wish(Launch launch, TaskRow.Change change) {
    if (!source.wantsTasks(launch.ehr(), change.subject().kind())) {
      return Optional.empty();
    }
    return Optional.of(new TaskRow(change, launch.id(), 0, begins(launch, change)));
  }

  private NoteRow.Delivery begins(Launch launch, TaskRow.Change change) {
    if (launch.patient().filter(own -> !own.equals(change.patient())).isPresent()) {
      return NoteRow.Delivery.waiting();
    }
    return mayTell(launch, change.subject().kind())
        ? NoteRow.Delivery.sending(0, clock.millis())
        : NoteRow.Delivery.here(Landing.Reason.NO_SCOPE.name());
  }

  /** Whether this launch's token may be tried. */
  boolean mayTell(Launch launch, TaskKind kind) {
    return source.wantsTasks(launch.ehr(), kind) && WriteScopes.sufficeForTasks(launch.scopes());
  }

  /** Tries once to tell what is wanted, unless it was told already. */
  void deliver(TaskRow.Subject subject) {
    Lock lock = locks[Math.floorMod(subject.hashCode(), LOCKS)];
    lock.lock();
    try {
      leases.take(leased(subject), subject.of()).ifPresent(lease -> deliver(subject, lease));
    } finally {
      lock.unlock();
    }
  }

  /** While another node has it, it stays for the next round. */
  private void deliver(TaskRow.Subject subject, Lease lease) {
    try {
      rows.find(subject)
          .filter(row -> row.delivery().state() == State.SENDING)
          .ifPresent(
              row ->
                  content(row)
                      .ifPresent(
                          content -> settle(row, content, passage(row, content, lease), lease)));
    } finally {
      leases.release(lease);
    }
  }

  private Optional<TaskContent> content(TaskRow row) {
    return Optional.ofNullable(orders.get(row.kind()))
        .flatMap(kind -> kind.of(row))
        .map(content -> row.change().restricted() ? content.cancelled() : content);
  }

  private Passage passage(TaskRow row, TaskContent content, Lease lease) {
    if (!source.wantsTasks(row.ehr(), row.kind())) {
      return new Passage.Stays(Landing.Reason.BY_CHOICE);
    }
    if (refusals.stand(leased(row.change().subject()), row.change().by())) {
      return new Passage.Stays(Landing.Reason.REFUSED);
    }
    return source
        .tasks(row.ehr(), row.launchId())
        .map(
            tasks ->
                new TaskDelivery(
                        tasks,
                        () -> leases.renew(lease),
                        content,
                        needless(row, content),
                        row.delivery().landed())
                    .run())
        .orElseGet(Passage.NoToken::new);
  }

  /** Why no Task is made where there is none. */
  private static Optional<Landing.Reason> needless(TaskRow row, TaskContent content) {
    if (row.change().restricted()) {
      return Optional.of(Landing.Reason.RESTRICTED);
    }
    return content.standing() == TaskContent.Standing.REQUESTED
        ? Optional.empty()
        : Optional.of(Landing.Reason.NOTHING_TO_DO);
  }

  private void settle(TaskRow row, TaskContent content, Passage passage, Lease lease) {
    if (!leases.renew(lease)) {
      LOG.warn("Another node took over a Task of EHR {}", row.ehr());
    } else if (passage instanceof Passage.Landed landed) {
      end(row, content, NoteRow.Delivery.delivered(landed.record(), landed.version()), lease);
    } else if (passage instanceof Passage.Stays stays) {
      remember(row, stays);
      end(row, content, NoteRow.Delivery.here(stays.reason().name()), lease);
    } else if (passage instanceof Passage.NoToken) {
      rows.move(row, NoteRow.Delivery.waiting(), lease);
    } else {
      rows.move(row, Dispatch.paused(row.delivery(), clock), lease);
    }
  }

  private void end(TaskRow row, TaskContent content, NoteRow.Delivery delivery, Lease lease) {
    trail.ended(row, content, who(row), NoteShelf.landing(delivery));
    rows.move(row, delivery, lease);
  }

  private AuditEntry.Who who(TaskRow row) {
    NoteRow.Owner user = row.change().by();
    return new AuditEntry.Who(user.issuer(), user.subject(), people.resourceOf(row.ehr(), user));
  }

  private void remember(TaskRow row, Passage.Stays stays) {
    if (stays.status().isPresent() || stays.reason() == Landing.Reason.NOT_KEPT) {
      refusals.remember(leased(row.change().subject()), row.change().by(), stays.status());
    }
  }

  /** Notes have a lease of their own; a kind of Tasks that is refused says nothing of others. */
  private static String leased(TaskRow.Subject subject) {
    return subject.ehr() + ' ' + EhrTasks.TYPE + ' ' + subject.kind().code();
  }
}
