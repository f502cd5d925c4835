package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;


import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.audit.AuditCheck;

import org.rimborso.chart.Reference;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditLog;
import org.rimborso.audit.AuditPurge;
import org.rimborso.audit.AuditQuery;
import org.rimborso.audit.AuditRows;
import org.rimborso.audit.Checkpoints;
import org.rimborso.audit.SigningKey;
import org.rimborso.audit.Witness;
import org.rimborso.chart.Money;

/** The same migrations and statements on a real PostgreSQL. */
class PostgresIT {
  @TempDir private static Path folder;
  private static RealPostgres server;
  private static Store store;

  @BeforeAll
  static void start() throws IOException {
    server = RealPostgres.start();
    store = open();
  }

  private static Store open() {
    return Store.open(server.settings(folder.resolve("key")));
  }

  @AfterAll
  static void stop() {
    store.close();
    server.close();
  }

  private static int insert(String id) {
    return store.durably(
        handle -> handle.execute("insert into web_session values (?, 1, 2, '{}')", id));
  }

  @Test
  void open_again_findsTheTablesAsTheyAre() {
    insert("kept");
    try (Store again = open()) {
      assertThat(
              again
                  .<String>read(
                      handle ->
                          handle
                              .createQuery("select attributes from web_session where id_hash = ?")
                              .bind(0, "kept")
                              .mapTo(String.class)
                              .one()))
          .isEqualTo("{}");
    }
  }

  @Test
  void durably_sameKeyTwice_isADuplicateRow() {
    insert("twice");
    assertThatThrownBy(() -> insert("twice")).isInstanceOf(DuplicateRow.class);
  }

  @Test
  void writeOffs_onPostgres_areKeptWithTheirNotesOrNotAtAll() {
    WriteOffRows rows = new WriteOffRows(store);
    WriteOffRow proposed =
        WriteOffRowsTest.row(1, WriteOffRow.Decision.PROPOSED, Money.of("84.50", "USD"));
    rows.insert(proposed, OverStore.note("w1", "Proposed"));
    assertThatThrownBy(() -> rows.insert(proposed, OverStore.note("w9", "Late")))
        .isInstanceOf(DuplicateRow.class);
    assertThat(rows.waiting("e1")).containsExactly(proposed);
    assertThat(rows.current("e1", OverStore.CLAIM)).contains(proposed);
    assertThat(new NoteRows(store).find("w9")).isEmpty();
  }

  @Test
  void dismissals_onPostgres_areKeptOnceAndCounted() {
    DismissalRowsTest.keepsEachVersionOnce(store);
    DismissalRowsTest.countsWhatStands(store);
  }

  @Test
  void queries_onPostgres_keepEveryEventOnce() {
    QueryRows rows = new QueryRows(store);
    QueryRow row = QueryRowsTest.row("q1");
    QueryEvent asked = QueryRowsTest.event("q1", 1, QueryEvent.What.ASKED);
    QueryEvent answered = QueryRowsTest.event("q1", 2, QueryEvent.What.ANSWERED);
    rows.insert(row, asked, Optional.empty());
    rows.add(row, answered, Optional.empty());
    assertThatThrownBy(() -> rows.add(row, answered, Optional.empty())).isInstanceOf(DuplicateRow.class);
    Query kept = new Query(row, List.of(asked, answered));
    assertThat(rows.find("e1", "q1")).contains(kept);
    assertThat(rows.alive("e1")).containsExactly(kept);
    rows.add(row, QueryRowsTest.event("q1", 3, QueryEvent.What.CLOSED), Optional.empty());
    assertThat(rows.alive("e1")).isEmpty();
  }

  @Test
  void workList_onPostgres_isListedAndCountedExactly() {
    WorkListRowsTest.isListed(store);
    WorkListCountsTest.areExact(store, 120);
  }

  @Test
  void payers_onPostgres_keepEveryVersionOnce() {
    PayerRows rows = new PayerRows(store);
    PayerRow first = PayerRowsTest.row("Plan A", 1, PayerRowsTest.TERMS);
    rows.insert(first);
    assertThatThrownBy(() -> rows.insert(first)).isInstanceOf(DuplicateRow.class);
    PayerRow second = PayerRowsTest.row("Plan A", 2, PayerRowsTest.NOTHING);
    rows.insert(second);
    assertThat(rows.latest()).containsExactly(second);
    assertThat(rows.versions("Plan A")).containsExactly(first, second);
  }

  @Test
  void tasks_onPostgres_areKeptWithItAndMoved() {
    TaskRowsTest.tellsTwoVersions(store);
    TaskRowsTest.waitsForWhoChangedIt(store);
    TaskRowsTest.keepsKindsApart(store);
    assertThat(new WorkRows(store).resourceOf("e1", new NoteRow.Owner("https://nobody.example", "x"))).isEmpty();
  }

  @Test
  void connections_ofThePool_commitSynchronously() {
    String setting =
        store.read(handle -> handle.createQuery("show synchronous_commit").mapTo(String.class).one());
    assertThat(setting).isEqualTo("on");
  }

  @Test
  void audit_onPostgres_appendsRows() {
    AuditLog log = new AuditLog(store, Clock.systemUTC());
    AuditEntry entry =
        new AuditEntry(
            Optional.empty(),
            Action.LAUNCH,
            Optional.empty(),
            List.of(),
            Outcome.REFUSED,
            "state-unknown",
            Optional.empty());
    log.record(entry);
    log.record(entry);
    List<String> links =
        store.read(
            handle ->
                handle
                    .createQuery(
                        "select a.hash from audit_entry a join audit_entry b"
                            + " on b.previous_hash = a.hash")
                    .mapTo(String.class)
                    .list());
    assertThat(links).hasSize(1);
  }

  /** In a database of its own: what is cut must be the beginning of the trail. */
  @Test
  void audit_onPostgres_isSignedCheckedAndCut(@TempDir Path folder) throws IOException {
    Clock old = Clock.fixed(Instant.parse("2019-05-01T10:00:00Z"), ZoneOffset.UTC);
    try (RealPostgres alone = RealPostgres.start();
        Store own = Store.open(alone.settings(folder.resolve("store-key")))) {
      Checkpoints checkpoints =
          new Checkpoints(
              own, old, SigningKey.of(folder.resolve("key")), new Witness(folder.resolve("witness")));
      AuditLog log = new AuditLog(own, old, Optional.of(checkpoints));
      AuditEntry.Who who = new AuditEntry.Who("iss", "sub", Optional.empty());
      for (int i = 0; i < 70; i++) {
        log.record(
            new AuditEntry(
                Optional.of(who), Action.READ, Optional.empty(), List.of(), Outcome.DONE, "", Optional.empty()));
      }
      AuditCheck check = new AuditCheck(own, checkpoints);
      assertThat(check.run()).isEqualTo(new AuditCheck.Result(1, 70, 70, 1, List.of()));
      Clock now = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
      AuditPurge.Answer answer =
          new AuditPurge(own, now, new AuditLog(own, now), checkpoints, Period.ofYears(6))
              .purge(new AuditPurge.Decision(LocalDate.parse("2020-01-01"), "Officer", "Over.", who), false);
      assertThat(answer).isEqualTo(new AuditPurge.Cut(70, 70));
      assertThat(check.run().faults()).isEmpty();
      assertThat(new AuditRows(own).newest(AuditQuery.ALL, Long.MAX_VALUE, 9)).hasSize(1);
      own.durably(handle -> handle.execute("update audit_entry set subject = 'other'"));
      assertThat(check.run().firstBad()).contains(71L);
    }
  }

  @Test
  void open_atAServerThatDoesNotSync_refuses() throws IOException {
    try (RealPostgres careless = RealPostgres.with("off")) {
      StoreSettings settings = careless.settings(folder.resolve("careless"));
      assertThatThrownBy(() -> Store.open(settings))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("fsync = on");
    }
  }

  @Test
  void open_aSecondNodeWithAnotherKey_refusesAndSaysWhatIsLost() throws IOException {
    Path other = Files.copy(folder.resolve("key"), folder.resolve("other"));
    Files.writeString(other, "0".repeat(64));
    for (Path file : List.of(other, folder.resolve("none"))) {
      assertThatThrownBy(() -> Store.open(server.settings(file)))
          .isInstanceOf(StoreUnavailable.class)
          .hasMessageContaining("neither notes nor audit trail")
          .hasMessageContaining("--lost");
    }
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void rotation_whileANodeRuns_refuses() {
    KeyRotation rotation = new KeyRotation((handle, before, after) -> {});
    assertThatThrownBy(() -> rotation.run(server.settings(folder.resolve("key"))))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("stop all first");
    open().close();
  }

  @Test
  void rotation_ofAStoppedStore_opensWithTheNewKeyOnly() throws IOException {
    try (RealPostgres own = RealPostgres.start()) {
      Path key = folder.resolve("rotated");
      StoreSettings settings = own.settings(key);
      Store.open(settings).close();
      awaitNobody(own);
      Path former = new KeyRotation((handle, before, after) -> {}).run(settings);
      Store.open(settings).close();
      assertThatThrownBy(() -> Store.open(own.settings(former))).isInstanceOf(StoreUnavailable.class);
      awaitNobody(own);
      Files.delete(key);
      new KeyRotation((handle, before, after) -> {})
          .lost((StoreSettings.PostgreSql) settings, handle -> handle.execute("delete from access_token"));
      Store.open(settings).close();
    }
  }

  /** PostgreSQL ends the sessions of a closed pool a moment later. */
  private static void awaitNobody(RealPostgres server) {
    Jdbi jdbi = Jdbi.create(server.url(), "postgres", "");
    while (jdbi.withHandle(
        handle ->
            handle
                    .createQuery("select count(*) from pg_stat_activity where application_name = 'rimborso'")
                    .mapTo(Integer.class)
                    .one()
                > 0)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void lease_heldByOneNode_isNotGivenToAnother() {
    Reference claim = new Reference("Claim", "leased");
    OutboxLeases one = new OutboxLeases(store);
    OutboxLeases other = new OutboxLeases(store);
    OutboxLeases.Lease first = one.take("e1", claim).orElseThrow();
    one.dropLeftOver();
    assertThat(other.take("e1", claim)).isEmpty();
    one.release(first);
    OutboxLeases.Lease second = other.take("e1", claim).orElseThrow();
    assertThat(second.fence()).isGreaterThan(first.fence());
    assertThat(one.renew(first)).isFalse();
    assertThat(other.renew(second)).isTrue();
  }

  @Test
  void strike_onPostgres_sendsADeliveredNoteOnItsWayAgainOnce() {
    NoteRows rows = new NoteRows(store);
    NoteRow row = OverStore.note("struck", "Called.");
    Reference there = new Reference("ClaimResponse", "f1");
    rows.insert(row);
    OutboxLeases leases = new OutboxLeases(store);
    OutboxLeases.Lease lease = leases.take("e1", OverStore.CLAIM).orElseThrow();
    rows.move(row.note(), NoteRow.Delivery.delivered(there, Optional.of("1")), lease);
    assertThat(rows.strike("struck", Optional.of("l2"), Optional.empty())).isTrue();
    assertThat(rows.strike("struck", Optional.empty(), Optional.empty())).isFalse();
    NoteRow struck = rows.find("struck").orElseThrow();
    assertThat(struck.note().isStruck()).isTrue();
    assertThat(struck.launchId()).isEqualTo("l2");
    assertThat(struck.delivery().state()).isEqualTo(NoteRow.State.SENDING);
    rows.move(row.note(), NoteRow.Delivery.here("REFUSED"), lease);
    assertThat(rows.find("struck").orElseThrow().delivery().state())
        .isEqualTo(NoteRow.State.SENDING);
    rows.move(struck.note(), NoteRow.Delivery.waiting(), lease);
    assertThat(rows.find("struck").orElseThrow().delivery().landed()).contains(there);
    leases.release(lease);
  }

  @Test
  void letterDocument_onPostgres_landsAndIsStruckThroughWithItsNote() {
    NoteRows rows = new NoteRows(store);
    LetterDocumentRows documents = rows.letters().documents();
    NoteRow row = OverStore.note("lettered", "Letter made.");
    Letter letter = new Letter("appeal", "en", Letter.Sheet.A4, LocalDate.EPOCH, "Title", "Text");
    rows.insert(row, letter, Optional.of(NoteRow.Delivery.sending(0, 0)));
    NoteRow document = documents.find("lettered-letter").orElseThrow();
    assertThat(documents.letter("lettered-letter")).contains(letter);
    OutboxLeases leases = new OutboxLeases(store);
    OutboxLeases.Lease lease = leases.take("e1", OverStore.CLAIM).orElseThrow();
    documents.keepHash("lettered-letter", "AAAA");
    Reference there = new Reference("DocumentReference", "d1");
    documents.move(document.note(), NoteRow.Delivery.delivered(there, Optional.of("1")), lease);
    leases.release(lease);
    assertThat(rows.strike("lettered", Optional.of("l2"), Optional.of("l2"))).isTrue();
    NoteRow struck = documents.find("lettered-letter").orElseThrow();
    assertThat(struck.note().isStruck()).isTrue();
    assertThat(struck.delivery().state()).isEqualTo(NoteRow.State.SENDING);
    assertThat(struck.delivery().landed()).contains(there);
    assertThat(documents.due(0, 1000)).contains("lettered-letter");
    assertThat(documents.ofAccount("e1", OverStore.CLAIM)).containsOnlyKeys("lettered");
  }

  @Test
  void backup_ofPostgres_namesItsOwnTool() {
    assertThatThrownBy(() -> Backup.to(store, folder.resolve("b.zip")))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining("pg_dump");
  }

  @Test
  void patientRows_onPostgres_areTheSameAsElsewhere() {
    Reference patient = new Reference("Patient", "p1");
    assertThat(new PatientRows(store).of("e1", Set.of("https://ehr.example"), patient))
        .containsKeys("audit_entry", "note", "smart_launch");
  }
}
