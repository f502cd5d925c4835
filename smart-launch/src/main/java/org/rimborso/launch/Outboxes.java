package org.rimborso.launch;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import org.rimborso.audit.AuditLog;
import org.rimborso.fhir.TaskKind;
import org.rimborso.fhir.write.FollowUpWriter;
import org.rimborso.notes.AuditedNotes;
import org.rimborso.notes.AuditedTasks;
import org.rimborso.notes.Dispatch;
import org.rimborso.notes.NoteTrail;
import org.rimborso.notes.Outbox;
import org.rimborso.notes.QueryOrders;
import org.rimborso.notes.Records;
import org.rimborso.notes.TaskDispatch;
import org.rimborso.notes.TaskOrders;
import org.rimborso.notes.TaskOutbox;
import org.rimborso.notes.WorkOrders;
import org.rimborso.smart.Launch;
import org.rimborso.store.NoteRows;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.QueryRows;
import org.rimborso.store.RefusalRows;
import org.rimborso.store.Store;
import org.rimborso.store.TaskRows;
import org.rimborso.store.WorkRows;

/** What is on its way to EHRs: notes, and what they are told in Tasks. */
record Outboxes(Outbox notes, TaskOutbox tasks) {

  /**
   * Builds both over one store.
   *
   * @param executor runs deliveries
   */
  static Outboxes of(
      Store store, Records.Source records, AuditLog audit, Clock clock, Executor executor) {
    return new Outboxes(
        notes(store, records, new AuditedNotes(audit), clock, executor),
        tasks(store, records, new AuditedTasks(audit), clock, executor));
  }

  private static Outbox notes(
      Store store, Records.Source records, NoteTrail trail, Clock clock, Executor executor) {
    NoteRows rows = new NoteRows(store);
    Dispatch dispatch =
        new Dispatch(
            rows,
            new OutboxLeases(store),
            new RefusalRows(store),
            records,
            new FollowUpWriter(),
            trail,
            clock);
    return new Outbox(rows, dispatch, trail, clock, executor);
  }

  private static TaskOutbox tasks(
      Store store, Records.Source records, AuditedTasks trail, Clock clock, Executor executor) {
    WorkRows work = new WorkRows(store);
    TaskRows rows = new TaskRows(store);
    Map<TaskKind, TaskOrders> orders =
        Map.of(
            TaskKind.WORK, new WorkOrders(work),
            TaskKind.QUERY, new QueryOrders(new QueryRows(store), work));
    TaskDispatch dispatch =
        new TaskDispatch(
            orders,
            work,
            rows,
            new OutboxLeases(store),
            new RefusalRows(store),
            records,
            trail,
            clock);
    return new TaskOutbox(rows, dispatch, clock, executor);
  }

  /** A user is back: what waited for their token goes on. */
  void resumeFor(Launch launch) {
    notes.resumeFor(launch);
    tasks.resumeFor(launch);
  }
}
