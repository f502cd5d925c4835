package org.rimborso.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.chart.Reference;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.store.StoreUnavailable;

class AuditLogTest {
  private static final List<String> COLUMNS =
      List.of(
          "previous_hash",
          "seq",
          "at_millis",
          "issuer",
          "subject",
          "fhir_user",
          "action",
          "patient",
          "resources",
          "outcome",
          "reason",
          "launch_id");

  @TempDir private Path folder;
  private Store store;
  private AuditLog log;

  @BeforeEach
  void open() {
    store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")));
    log = new AuditLog(store, Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static AuditEntry read(String claim) {
    return new AuditEntry(
        Optional.of(
            new Who("https://ehr.example/fhir", "sub-1", Reference.parse("Practitioner/p1"))),
        Action.READ,
        Reference.parse("Patient/p1"),
        List.of("Claim/" + claim, "Encounter"),
        Outcome.DONE,
        "",
        Optional.of("launch-1"));
  }

  /** Rows as they are in the table, each as its hashed columns followed by its hash. */
  private List<List<String>> rows() {
    return store.read(
        handle ->
            handle
                .createQuery("select * from audit_entry order by seq")
                .map(
                    row -> {
                      List<String> fields = new ArrayList<>();
                      for (String column : COLUMNS) {
                        String value = row.getColumn(column, String.class);
                        fields.add(value == null ? "" : value);
                      }
                      fields.add(row.getColumn("hash", String.class));
                      return fields;
                    })
                .list());
  }

  private static int brokenLinks(List<List<String>> rows) {
    int broken = 0;
    String previous = "0".repeat(64);
    for (List<String> row : rows) {
      String hash = row.get(row.size() - 1);
      boolean whole =
          row.get(0).equals(previous) && ChainLink.of(row.subList(0, row.size() - 1)).equals(hash);
      broken += whole ? 0 : 1;
      previous = hash;
    }
    return broken;
  }

  @Test
  void record_severalEntries_formAChain() {
    log.record(read("c1"));
    log.record(
        new AuditEntry(
            Optional.empty(),
            Action.LAUNCH,
            Optional.empty(),
            List.of(),
            Outcome.REFUSED,
            "state-unknown",
            Optional.empty()));
    log.record(read("c2"));
    assertThat(rows()).hasSize(3);
    assertThat(brokenLinks(rows())).isZero();
    assertThat(rows().get(0)).contains("sub-1", "Practitioner/p1", "Patient/p1", "READ");
  }

  @Test
  void record_rowChangedAfterwards_breaksTheChain() {
    log.record(read("c1"));
    log.record(read("c2"));
    store.durably(
        handle -> handle.execute("update audit_entry set subject = 'sub-2' where seq = 1"));
    assertThat(brokenLinks(rows())).isEqualTo(1);
  }

  @Test
  void record_manyAtOnce_noRowIsLostAndTheChainHolds() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String claim = "c" + i;
        tasks.add(
            () -> {
              log.record(read(claim));
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(rows()).hasSize(40);
    assertThat(brokenLinks(rows())).isZero();
  }

  @Test
  void record_storeAway_failsClosed() {
    store.close();
    assertThatThrownBy(() -> log.record(read("c1"))).isInstanceOf(StoreUnavailable.class);
  }

  @Test
  void entry_resourceThatIsFreeText_isRefused() {
    assertThatThrownBy(() -> read("c1 with a name")).isInstanceOf(IllegalArgumentException.class);
  }
}
