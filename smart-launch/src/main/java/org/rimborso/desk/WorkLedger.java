package org.rimborso.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.notes.TaskOutbox;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.store.DuplicateRow;
import org.rimborso.store.WorkRow;
import org.rimborso.store.WorkRows;

/** Writes changes of work down, whosoever patient's the account is. */
final class WorkLedger {
  private final WorkRows work;
  private final TaskOutbox tasks;
  private final AuditLog audit;
  private final Clock clock;

  WorkLedger(WorkRows work, TaskOutbox tasks, AuditLog audit, Clock clock) {
    this.work = work;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a row keeps of the account itself. */
  record About(Reference patient, Reference account, String visits, boolean restricted) {
    /** Neither patient nor account. */
    @Override
    public String toString() {
      return "About[]";
    }
  }

  /**
   * Changes an account's work; the audit trail knows it first. Whether the launch's user may is
   * asked before.
   *
   * @param version the one that they saw, 0 for none
   * @throws org.rimborso.store.StoreUnavailable if it could not be kept
   */
  WorkBook.Answer change(Launch launch, About about, int version, WorkChange change) {
    Reference account = about.account();
    Optional<WorkRow> now = work.current(launch.ehr(), account);
    int latest = now.map(WorkRow::version).orElse(0);
    WorkRow next = next(launch, about, now, change);
    if (now.isPresent()
        && !(change instanceof WorkChange.Undo)
        && now.get().state().says(next.state())) {
      return new WorkBook.Done(now.get());
    }
    if (latest != version) {
      return faster(now, next);
    }
    audit.record(
        Entries.of(
            launch,
            AuditEntry.Action.WRITE,
            Optional.of(about.patient()),
            List.of(account.toString()),
            "work-" + change.code()));
    try {
      tasks.save(launch, next.telling(), wish -> work.insert(next, wish));
      return new WorkBook.Done(next);
    } catch (DuplicateRow raced) {
      return faster(work.current(launch.ehr(), account), next);
    }
  }

  /** A version that never was, of a form made by hand, is told as if it had been overtaken. */
  private static WorkBook.Answer faster(Optional<WorkRow> now, WorkRow asked) {
    return now.<WorkBook.Answer>map(WorkBook.Faster::new)
        .orElseGet(
            () ->
                new WorkBook.Faster(
                    new WorkRow(
                        asked.ehr(),
                        asked.patient(),
                        asked.account(),
                        0,
                        "",
                        false,
                        WorkRow.State.NONE,
                        asked.change())));
  }

  private WorkRow next(Launch launch, About about, Optional<WorkRow> now, WorkChange change) {
    Reference account = about.account();
    User user = launch.user();
    int version = now.map(WorkRow::version).orElse(0);
    WorkRow.State state = now.map(WorkRow::state).orElse(WorkRow.State.NONE);
    WorkRow.State before =
        change instanceof WorkChange.Undo
            ? work.find(launch.ehr(), account, version - 1)
                .map(WorkRow::state)
                .orElse(WorkRow.State.NONE)
            : WorkRow.State.NONE;
    return new WorkRow(
        launch.ehr(),
        about.patient(),
        account,
        version + 1,
        about.visits(),
        about.restricted(),
        change.applied(state, before, user.name(), clock.instant()),
        new WorkRow.Change(Entries.owner(launch), user.name(), clock.instant(), change.code()));
  }
}
