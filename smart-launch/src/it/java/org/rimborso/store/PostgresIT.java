package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.audit.AuditCheck;
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

/** The same migrations and statements on a real PostgreSQL. */
class PostgresIT {
  private static EmbeddedPostgres server;
  private static Store store;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
    store = open();
  }

  private static Store open() {
    return Store.open(
        new StoreSettings.PostgreSql(
            server.getJdbcUrl("postgres", "postgres"), "postgres", Optional.empty()));
  }

  @AfterAll
  static void stop() throws IOException {
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
  void audit_onPostgres_isSignedCheckedAndCut(@TempDir Path folder) {
    Clock old = Clock.fixed(Instant.parse("2019-05-01T10:00:00Z"), ZoneOffset.UTC);
    try (Store own =
        Store.open(
            new StoreSettings.PostgreSql(
                server.getJdbcUrl("postgres", "template1"), "postgres", Optional.empty()))) {
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
}
