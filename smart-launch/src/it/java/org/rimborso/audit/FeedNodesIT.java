package org.rimborso.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.campaign.Campaign;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.store.RealPostgres;
import org.rimborso.store.Store;

/** Nodes as processes on one real PostgreSQL: one of them sends the trail, and another goes on when it dies. */
class FeedNodesIT {
  private static final int ROWS = 250;

  @TempDir private Path folder;
  private RealPostgres postgres;
  private Store store;
  private LoopbackServer repository;

  @BeforeEach
  void start() throws IOException {
    postgres = RealPostgres.start();
    store = Store.open(postgres.settings(folder.resolve("key")));
    repository = new LoopbackServer(seen -> Sent.status(201, Map.of()));
    AuditLog log = new AuditLog(store, Clock.systemUTC());
    for (int i = 0; i < ROWS; i++) {
      log.record(
          new AuditEntry(
              Optional.of(new AuditEntry.Who("iss", "sub", Optional.empty())), Action.READ, Optional.empty(), List.of(),
              Outcome.DONE, "see-accounts", Optional.empty()));
    }
  }

  @AfterEach
  void stop() {
    repository.close();
    store.close();
    postgres.close();
  }

  private URI address() {
    return repository.at("/fhir");
  }

  private Process node() throws IOException {
    Process node =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), FeedingNode.class.getName(), postgres.url(), "postgres",
                folder.resolve("key").toString(), address().toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader lines = node.inputReader();
    String line = lines.readLine();
    while (line != null && !line.equals("listening")) {
      line = lines.readLine();
    }
    assertThat(line).isEqualTo("listening");
    return node;
  }

  /** The numbers of the rows that arrived, in the order of their arrival. */
  private List<Long> arrived() {
    return repository.seen().stream()
        .map(seen -> Long.valueOf(seen.body().replaceAll("(?s).*\"sequence\",\"valueString\":\"(\\d+)\".*", "$1")))
        .toList();
  }

  private static List<Long> all() {
    return LongStream.rangeClosed(1, ROWS).boxed().toList();
  }

  @Test
  void rows_withTwoNodesAlive_arriveOnceInOrder() throws Exception {
    CountDownLatch last = new CountDownLatch(ROWS);
    repository.answers(
        seen -> {
          last.countDown();
          return Sent.status(201, Map.of());
        });
    Process one = node();
    Process other = node();
    last.await();
    AuditFeed third = FeedingNode.feed(store, address());
    while (third.standing().backlog() > 0) {
      Thread.onSpinWait();
    }
    one.destroyForcibly().waitFor();
    other.destroyForcibly().waitFor();
    assertThat(arrived()).isEqualTo(all());
  }

  @Test
  void rows_whenTheNodeThatSendsIsKilled_areSentOnByAnother() throws Exception {
    CountDownLatch amid = new CountDownLatch(1);
    CountDownLatch killed = new CountDownLatch(1);
    repository.answers(
        seen -> {
          if (seen.body().contains("\"valueString\":\"130\"")) {
            amid.countDown();
            awaited(killed);
          }
          return Sent.status(201, Map.of());
        });
    Process one = node();
    amid.await();
    one.destroyForcibly().waitFor();
    killed.countDown();
    AuditFeed other = FeedingNode.feed(store, address());
    int before = repository.seen().size();
    other.deliver();
    assertThat(repository.seen()).as("while the dead node's right lasts").hasSize(before);

    store.durably(handle -> handle.execute("update audit_feed set until_millis = 1"));
    other.deliver();
    List<Long> arrived = arrived();
    assertThat(arrived.stream().distinct().toList()).isEqualTo(all());
    assertThat(arrived.subList(before, arrived.size())).isEqualTo(LongStream.rangeClosed(101, ROWS).boxed().toList());
    assertThat(other.standing()).isEqualTo(new AuditFeed.Standing(ROWS, 0, Optional.empty()));
    Campaign.tell(
        "audit-feed-nodes",
        "The node that sent %d rows of the trail was killed amid row 130: another sent the rest, 0 rows missing, %d sent twice."
            .formatted(ROWS, arrived.size() - ROWS));
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
