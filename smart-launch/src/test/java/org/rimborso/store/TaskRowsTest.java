package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.TaskKind;

class TaskRowsTest extends OverStore {
  private static final NoteRow.Owner BEA = new NoteRow.Owner("https://ehr.example", "sub-1");
  private static final Reference TASK = new Reference("Task", "t1");
  private static final NoteRow.Delivery SENDING = NoteRow.Delivery.sending(0, 5);

  private static WorkRow change(int version) {
    return new WorkRow(
        "e1",
        PATIENT,
        CLAIM,
        version,
        "v",
        false,
        WorkRow.State.NONE,
        new WorkRow.Change(BEA, "Bea", Instant.EPOCH, "assign"));
  }

  private static void insert(WorkRows work, int version, String launch) {
    WorkRow row = change(version);
    work.insert(row, Optional.of(new TaskRow(row.telling(), launch, 0, SENDING)));
  }

  private static TaskRow row(TaskRows rows) {
    return rows.find(change(1).telling().subject()).orElseThrow();
  }

  /** A version is told, another is wanted meanwhile, and what is known of the Task stays. */
  static void tellsTwoVersions(Store store) {
    WorkRows work = new WorkRows(store);
    TaskRows rows = new TaskRows(store);
    OutboxLeases.Lease lease = new OutboxLeases(store).take("e1 Task", CLAIM).orElseThrow();
    insert(work, 1, "l1");
    TaskRow first = row(rows);
    assertThat(first).isEqualTo(new TaskRow(change(1).telling(), "l1", 0, SENDING));
    assertThat(rows.due(4, 9)).isEmpty();
    assertThat(rows.due(5, 9)).containsExactly(first);

    insert(work, 2, "l2");
    rows.move(first, NoteRow.Delivery.delivered(TASK, Optional.of("7")), lease);
    TaskRow second = row(rows);
    assertThat(second.told()).isEqualTo(1);
    assertThat(second.wanted()).isEqualTo(2);
    assertThat(second.delivery().state()).isEqualTo(NoteRow.State.SENDING);
    assertThat(second.delivery().landed()).contains(TASK);

    rows.move(second, NoteRow.Delivery.here("REFUSED"), lease);
    assertThat(row(rows).told()).isEqualTo(1);
    assertThat(row(rows).delivery().reason()).contains("REFUSED");
    assertThat(row(rows).delivery().landed()).contains(TASK);

    assertThatThrownBy(() -> insert(work, 2, "l3")).isInstanceOf(DuplicateRow.class);
    assertThat(row(rows).launchId()).isEqualTo("l2");
    assertThat(new PatientRows(store).of("e1", Set.of("x"), PATIENT).get("ehr_task")).hasSize(1);
  }

  /** What waits is found by who changed it, and goes on with another launch. */
  static void waitsForWhoChangedIt(Store store) {
    TaskRows rows = new TaskRows(store);
    TaskRow row = row(rows);
    OutboxLeases leases = new OutboxLeases(store);
    OutboxLeases.Lease lease = leases.take("e1 Task two", CLAIM).orElseThrow();
    rows.move(row, NoteRow.Delivery.waiting(), lease);
    assertThat(rows.waiting("e1", BEA)).hasSize(1);
    assertThat(rows.waiting("e1", new NoteRow.Owner(BEA.issuer(), "sub-9"))).isEmpty();
    rows.relaunch(row, "l4");
    assertThat(rows.waiting("e1", BEA)).isEmpty();
    assertThat(row(rows).launchId()).isEqualTo("l4");
    leases.release(lease);
    assertThat(leases.take("e1 Task two", CLAIM)).isPresent();
    rows.move(row, NoteRow.Delivery.waiting(), lease);
    assertThat(row(rows).delivery().state()).isEqualTo(NoteRow.State.SENDING);
    rows.endPauses();
    assertThat(rows.due(0, 9)).hasSize(1);
  }

  /** A question and a claim have a row each, and each goes its own way. */
  static void keepsKindsApart(Store store) {
    QueryRow question = QueryRowsTest.row("q7");
    QueryEvent asked = QueryRowsTest.event("q7", 1, QueryEvent.What.ASKED);
    TaskRow wish = new TaskRow(question.telling(asked, false), "l7", 0, SENDING);
    QueryRows queries = new QueryRows(store);
    TaskRows rows = new TaskRows(store);
    queries.insert(question, asked, Optional.of(wish));
    assertThat(rows.find(wish.change().subject())).contains(wish);
    assertThat(wish.change().restricted()).isTrue();
    OutboxLeases.Lease lease =
        new OutboxLeases(store).take("e1 Task query", wish.change().subject().of()).orElseThrow();
    rows.move(wish, NoteRow.Delivery.here("NO_SCOPE"), lease);
    assertThat(rows.waiting("e1", BEA))
        .singleElement()
        .matches(row -> row.kind() == TaskKind.QUERY);
    assertThatThrownBy(
            () ->
                queries.add(
                    question, asked, Optional.of(new TaskRow(wish.change(), "l8", 0, SENDING))))
        .isInstanceOf(DuplicateRow.class);
    assertThat(rows.find(wish.change().subject()).orElseThrow().launchId()).isEqualTo("l7");
    QueryEvent answered = QueryRowsTest.event("q7", 2, QueryEvent.What.ANSWERED);
    TaskRow next = new TaskRow(question.telling(answered, false), "l9", 0, SENDING);
    queries.add(question, answered, Optional.of(next));
    assertThat(rows.find(next.change().subject())).contains(next);
    queries.add(question, QueryRowsTest.event("q7", 3, QueryEvent.What.CLOSED), Optional.empty());
    assertThat(rows.find(next.change().subject())).contains(next);
  }

  @Test
  void kinds_ofTasks_areKeptApart() {
    try (Store store = Store.open(settings)) {
      keepsKindsApart(store);
    }
  }

  @Test
  void rows_fromBeforeTasksHadKinds_areMovedOver() {
    JdbcDataSource old = new JdbcDataSource();
    old.setURL("jdbc:h2:" + folder.resolve("old") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
    old.setUser("sa");
    migrate(old, "24");
    Jdbi jdbi = Jdbi.create(old);
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "insert into work_item (ehr, account, version, patient, visits, restricted, what,"
                  + " changed_issuer, changed_subject, changed_by, changed_millis) values"
                  + " ('e1', 'Claim/c1', 1, 'Patient/p1', '', false, 'assign', 'i', 'leo', 'L', 1),"
                  + " ('e1', 'Claim/c1', 2, 'Patient/p1', '', true, 'assign', 'i', 'bea', 'B', 2)");
          handle.execute(
              "insert into work_task values ('e1', 'Claim/c1', 'Patient/p1', 'l2', 2, 1,"
                  + " 'SENDING', null, 'Task/t1', '7', 3, 5)");
        });
    migrate(old, "25");
    Map<String, Object> moved =
        jdbi.withHandle(handle -> handle.createQuery("select * from ehr_task").mapToMap().one());
    assertThat(moved)
        .containsEntry("kind", "work")
        .containsEntry("subject", "Claim/c1")
        .containsEntry("restricted", true)
        .containsEntry("changed_subject", "bea")
        .containsEntry("wanted", 2)
        .containsEntry("told", 1)
        .containsEntry("landed", "Task/t1")
        .containsEntry("attempts", 3);
  }

  private static void migrate(DataSource old, String version) {
    Flyway.configure()
        .dataSource(old)
        .locations("classpath:org/rimborso/store/migration")
        .target(version)
        .load()
        .migrate();
  }

  @Test
  void versions_toldAndWanted_areKeptApart() {
    try (Store store = Store.open(settings)) {
      tellsTwoVersions(store);
      waitsForWhoChangedIt(store);
    }
  }

  @Test
  void resourceOf_aPerson_isTheLatestThatTheStoreHeardOf() {
    filled(1);
    try (Store store = Store.open(settings)) {
      WorkRows work = new WorkRows(store);
      assertThat(work.resourceOf("e1", BEA)).contains(new Reference("Practitioner", "b1"));
      assertThat(work.resourceOf("e2", BEA)).isEmpty();
      assertThat(work.resourceOf("e1", new NoteRow.Owner(BEA.issuer(), "sub-9"))).isEmpty();
    }
  }
}
