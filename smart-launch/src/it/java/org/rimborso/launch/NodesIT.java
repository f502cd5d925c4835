package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rimborso.campaign.Campaign;

/** Two nodes serve one launch together; one of them may die or be restarted at any moment. */
class NodesIT {
  private static final String PATIENT = "demo-bianchi";
  private static final String CLAIM = "Claim/demo-bianchi-claim";
  private static final int REQUESTS_OF_A_VISIT = 7;

  private static Nodes nodes;

  @BeforeAll
  static void start() throws IOException {
    nodes = new Nodes("nodes");
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  private static String launch() {
    return nodes.ehr() + "/patient/" + PATIENT + "/open?profile=full&person=demo-biller";
  }

  /** Opens the app; a launch that failed is begun once more. */
  private static Visitor.Page opened(Visitor visitor) throws IOException {
    Visitor.Page page = visitor.get(launch());
    return page.isGood() ? page : visitor.get(launch());
  }

  private static String inside(Visitor.Page page) {
    return page.at().getPath().replaceAll("^(/s/[^/]+)/.*", "$1");
  }

  /** A visit of seven requests: launch with and without cookie, callback, accounts, account, note, account. */
  private static boolean visit(String text) throws IOException {
    Visitor visitor = new Visitor();
    Visitor.Page page = opened(visitor);
    if (!page.isGood()) {
      return false;
    }
    String account = inside(page) + "/accounts/" + CLAIM;
    Visitor.Page form = visitor.get(nodes.app() + account + "?whole=1");
    assertThat(form.isGood()).as("account page, status %d at %s", form.status(), form.at().getPath()).isTrue();
    Map<String, String> fields =
        Map.of("token", form.hidden("token"), "id", form.hidden("id"), "kind", "call", "text", text);
    Visitor.Page saved = visitor.post(nodes.app(), account + "/notes", fields);
    if (!saved.isGood()) {
      saved = visitor.post(nodes.app(), account + "/notes", fields);
    }
    assertThat(saved.isGood()).as("saved, status %d", saved.status()).isTrue();
    return true;
  }

  @Test
  void visit_whileTheNodeThatServesItIsKilled_goesOnAtTheOther() throws IOException {
    int kills = Campaign.size(2, 20);
    int failed = 0;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      String text = "Written at kill " + i;
      int at = kills < REQUESTS_OF_A_VISIT ? 3 * (i + 1) : 1 + i % REQUESTS_OF_A_VISIT;
      AtomicInteger killed = killAt(at);
      texts.add(text);
      failed += visit(text) ? 0 : 1;
      nodes.balancer().onSent((node, request) -> {});
      assertThat(killed.get()).as("a node was killed at request %d", at).isNotNegative();
      nodes.node(killed.get()).again();
      Campaign.reached(i + 1, kills);
    }
    List<String> held = awaitAll(texts);
    long doubled = texts.stream().filter(text -> held.stream().filter(text::equals).count() > 1).count();
    long lost = texts.stream().filter(text -> !held.contains(text)).count();
    String figures =
        kills + " kills of one of two nodes, each amid a visit: " + failed + " failed launches after one retry, "
            + doubled + " doubled notes, " + lost + " lost notes of " + texts.size() + ".";
    Campaign.tell("node-kills", figures);
    assertThat(List.of((long) failed, doubled, lost)).as(figures).containsOnly(0L);
  }

  /** Kills the node that was handed the n-th request from now on, before it can answer. */
  private static AtomicInteger killAt(int n) {
    AtomicInteger killed = new AtomicInteger(-1);
    AtomicInteger count = new AtomicInteger();
    nodes.balancer()
        .onSent(
            (node, request) -> {
              if (count.incrementAndGet() == n) {
                killed.set(node);
                nodes.node(node).kill();
              }
            });
    return killed;
  }

  private static List<String> awaitAll(List<String> texts) throws IOException {
    Instant end = Instant.now().plus(Duration.ofMinutes(3));
    List<String> held = nodes.notes(CLAIM);
    while (!held.containsAll(texts) && Instant.now().isBefore(end)) {
      held = nodes.notes(CLAIM);
    }
    return held;
  }

  @Test
  void reads_whileOneNodeAfterTheOtherIsRestarted_neverFail() throws IOException {
    int restarts = Campaign.size(1, 20);
    Visitor visitor = new Visitor();
    Visitor.Page page = opened(visitor);
    String accounts = nodes.app() + inside(page) + "/accounts?whole=1";
    AtomicBoolean done = new AtomicBoolean();
    List<String> wrong = new ArrayList<>();
    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(
            () -> {
              int reads = 0;
              while (!done.get()) {
                read(visitor, accounts, wrong);
                reads++;
              }
              return reads;
            });
    try {
      for (int i = 0; i < restarts; i++) {
        Running node = nodes.node(i % 2);
        node.close();
        node.again();
        Campaign.reached(i + 1, restarts);
      }
    } finally {
      done.set(true);
    }
    int reads = reader.join();
    String figures = restarts + " graceful restarts of one of two nodes: " + wrong.size() + " of " + reads + " reads failed.";
    Campaign.tell("rolling-restarts", figures);
    assertThat(reads).isPositive();
    assertThat(wrong).as(figures).isEmpty();
  }

  private static void read(Visitor visitor, String address, List<String> wrong) {
    try {
      Visitor.Page page = visitor.get(address);
      if (!page.isGood()) {
        wrong.add(Integer.toString(page.status()));
      }
    } catch (IOException cut) {
      wrong.add(cut.toString());
    }
  }
}
