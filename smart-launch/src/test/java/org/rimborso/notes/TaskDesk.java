package org.rimborso.notes;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Launch;
import org.rimborso.store.LaunchRows;
import org.rimborso.store.NoteRow;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.RefusalRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.store.TaskRow;
import org.rimborso.store.TaskRows;
import org.rimborso.store.WorkRow;
import org.rimborso.store.WorkRows;

/** Work on one claim over a real store in a folder, which can be closed and opened again. */
final class TaskDesk implements AutoCloseable {
  static final NoteRow.Owner BEA = new NoteRow.Owner("https://ehr.example", "sub-1");
  static final NoteRow.Owner LEO = new NoteRow.Owner("https://ehr.example", "sub-2");
  static final LocalDate DAY = LocalDate.parse("2026-12-01");
  static final Set<String> SCOPES = Set.of("user/Task.crus");

  final FakeTasks ehr;
  final Desk.TestClock clock;
  final Store store;
  final WorkRows work;
  final TaskRows rows;
  final TaskOutbox outbox;

  TaskDesk(Path folder, FakeTasks ehr, Desk.TestClock clock) {
    this.ehr = ehr;
    this.clock = clock;
    this.store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")));
    this.work = new WorkRows(store);
    this.rows = new TaskRows(store);
    this.outbox =
        new TaskOutbox(
            work,
            rows,
            new TaskDispatch(
                work,
                rows,
                new OutboxLeases(store),
                new RefusalRows(store),
                ehr,
                new AuditedTasks(new AuditLog(store, clock)),
                clock),
            clock,
            Runnable::run);
  }

  static Launch launch(String id, Set<String> scopes) {
    return Desk.launch(id, "sub-1", Optional.of(Desk.PATIENT), scopes);
  }

  static WorkRow.State to(NoteRow.Owner person, String name) {
    return new WorkRow.State(
        Optional.of(
            new WorkRow.Assigned(
                new WorkRow.Assignee(Optional.of(person), name), "Bea Biller", Instant.EPOCH)),
        Optional.empty(),
        Optional.of(DAY));
  }

  static WorkRow.State putOff(String reason) {
    return new WorkRow.State(
        Optional.empty(),
        Optional.of(new WorkRow.Snooze(DAY.plusDays(9), reason, "Bea Biller")),
        Optional.empty());
  }

  /** The next version of the claim's work, by Bea. */
  WorkRow next(WorkRow.State state, String what) {
    return next(state, what, false);
  }

  WorkRow next(WorkRow.State state, String what, boolean restricted) {
    int version = work.current("e1", Desk.CLAIM).map(WorkRow::version).orElse(0) + 1;
    return new WorkRow(
        "e1",
        Desk.PATIENT,
        Desk.CLAIM,
        version,
        "v",
        restricted,
        state,
        new WorkRow.Change(BEA, "Bea Biller", clock.instant(), what));
  }

  void save(WorkRow.State state, String what) {
    outbox.save(launch("l1", SCOPES), next(state, what));
  }

  /** Somebody was here and the EHR told which resource they are. */
  void knows(NoteRow.Owner person, Reference resource) {
    new LaunchRows(store)
        .put(
            new LaunchRows.Row(
                "known-" + person.subject(),
                "e1",
                person.issuer(),
                person.subject(),
                Optional.of(resource.toString()),
                "x",
                Optional.empty(),
                Optional.empty(),
                "openid",
                false,
                clock.instant()),
            Instant.EPOCH);
  }

  TaskRow row() {
    return rows.find("e1", Desk.CLAIM).orElseThrow();
  }

  PlacedTask placed() {
    return outbox.placed("e1", Desk.PATIENT, Desk.CLAIM).orElseThrow();
  }

  List<String> trail() {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select subject || ' ' || patient || ' ' || resources || ' ' || reason"
                        + " from audit_entry order by seq")
                .mapTo(String.class)
                .list());
  }

  @Override
  public void close() {
    store.close();
  }
}
