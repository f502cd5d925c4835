package org.rimborso.notes;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.TaskKind;
import org.rimborso.smart.Launch;
import org.rimborso.store.LaunchRows;
import org.rimborso.store.NoteRow;
import org.rimborso.store.OutboxLeases;
import org.rimborso.store.Query;
import org.rimborso.store.QueryEvent;
import org.rimborso.store.QueryRow;
import org.rimborso.store.QueryRows;
import org.rimborso.store.RefusalRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.store.TaskRow;
import org.rimborso.store.TaskRows;
import org.rimborso.store.WorkRow;
import org.rimborso.store.WorkRows;

/**
 * Work on one claim, and questions about it, over a real store in a folder, which can be closed and
 * opened again.
 */
final class TaskDesk implements AutoCloseable {
  static final NoteRow.Owner BEA = new NoteRow.Owner("https://ehr.example", "sub-1");
  static final NoteRow.Owner LEO = new NoteRow.Owner("https://ehr.example", "sub-2");
  static final LocalDate DAY = LocalDate.parse("2026-12-01");
  static final String QUESTION = "6f1c2b7e-4a0d-4c7e-9b51-2f6d0c8e7a13";
  static final Reference VISIT = new Reference("Encounter", "v1");
  static final Set<String> SCOPES = Set.of("user/Task.crus");

  final FakeTasks ehr;
  final Desk.TestClock clock;
  final Store store;
  final WorkRows work;
  final QueryRows queries;
  final TaskRows rows;
  final TaskOutbox outbox;

  TaskDesk(Path folder, FakeTasks ehr, Desk.TestClock clock) {
    this.ehr = ehr;
    this.clock = clock;
    this.store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")));
    this.work = new WorkRows(store);
    this.queries = new QueryRows(store);
    this.rows = new TaskRows(store);
    this.outbox =
        new TaskOutbox(
            rows,
            new TaskDispatch(
                Map.of(
                    TaskKind.WORK, new WorkOrders(work),
                    TaskKind.QUERY, new QueryOrders(queries, work)),
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
    save(launch("l1", SCOPES), next(state, what));
  }

  void save(Launch launch, WorkRow change) {
    outbox.save(launch, change.telling(), wish -> work.insert(change, wish));
  }

  /** Bea's question about the claim's visit, to Leo. */
  QueryRow question() {
    return new QueryRow(
        QUESTION,
        "e1",
        Desk.PATIENT,
        new QueryRow.About(Optional.of(Desk.CLAIM), Optional.empty(), Optional.of(VISIT)),
        "v",
        false,
        Optional.of(new QueryRow.Addressee(new Reference("Practitioner", "leo"), "Leo")),
        QueryRow.Kind.MISMATCH,
        new QueryRow.Wording("Which one?", List.of("Fact 4711"), List.of("A 4711")),
        new QueryRow.By(BEA, "Bea Biller", clock.instant()));
  }

  void ask() {
    ask(launch("l1", SCOPES), question(), false);
  }

  void ask(Launch launch, QueryRow row, boolean labelled) {
    QueryEvent asked = event(launch, 1, QueryEvent.What.ASKED);
    outbox.save(launch, row.telling(asked, labelled), wish -> queries.insert(row, asked, wish));
  }

  /** Takes a step about the question. */
  void step(QueryEvent.What what) {
    step(launch("l1", SCOPES), what, false);
  }

  void step(Launch launch, QueryEvent.What what, boolean labelled) {
    Query query = asked();
    QueryEvent next = event(launch, query.latest().version() + 1, what);
    outbox.save(
        launch, query.row().telling(next, labelled), wish -> queries.add(query.row(), next, wish));
  }

  Query asked() {
    return queries.find("e1", QUESTION).orElseThrow();
  }

  private QueryEvent event(Launch launch, int version, QueryEvent.What what) {
    return new QueryEvent(
        QUESTION,
        version,
        what,
        what == QueryEvent.What.ANSWERED ? Optional.of("1") : Optional.empty(),
        "Typed 4711",
        DAY,
        new QueryRow.By(
            new NoteRow.Owner(launch.user().issuer(), launch.user().subject()),
            "Somebody",
            clock.instant()));
  }

  TaskRow questionRow() {
    return rows.find(asked().row().telling(asked().latest(), false).subject()).orElseThrow();
  }

  PlacedTask questionPlaced() {
    return outbox.placed(asked().row().telling(asked().latest(), false)).orElseThrow();
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
    return rows.find(change().subject()).orElseThrow();
  }

  PlacedTask placed() {
    return outbox.placed(change()).orElseThrow();
  }

  /** The newest of the claim's work. */
  TaskRow.Change change() {
    return work.current("e1", Desk.CLAIM).orElseThrow().telling();
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
