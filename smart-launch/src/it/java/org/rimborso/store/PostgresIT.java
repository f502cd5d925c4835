package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditLog;

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
}
