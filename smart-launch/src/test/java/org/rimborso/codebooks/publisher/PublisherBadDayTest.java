package org.rimborso.codebooks.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Sites that answer with something else than the file, or not in time. */
class PublisherBadDayTest extends OverPublisherSite {
  @Test
  void run_webPageInsteadOfAFile_importsNothing() throws IOException {
    for (String type : List.of("text/html; charset=utf-8", "application/zip")) {
      site.on(
          "/list.zip",
          exchange -> {
            byte[] page = "\n <!DOCTYPE html><html>accept our licence</html>".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
          });

      assertThat(update("/list.zip")).isFalse();

      assertThat(outcomes)
          .containsEntry(
              "/list.zip",
              new Outcome.Failed("the site answered with a web page, not with a file"));
      assertThat(intake.taken).isEmpty();
    }
  }

  @Test
  void run_redirectWithinTheHosts_isFollowed() throws IOException {
    site.file("/files/2027.zip", "a", file)
        .on("/list.zip", exchange -> redirect(exchange, "/files/2027.zip"));

    assertThat(update("/list.zip")).isTrue();

    assertThat(intake.taken.get(0)).isEqualTo(file);
  }

  @Test
  void run_redirectToAForeignHost_isRefusedAndNobodyIsAsked() throws IOException {
    try (PublisherSite foreign = new PublisherSite()) {
      foreign.file("/list.zip", "a", file);
      site.on("/list.zip", exchange -> redirect(exchange, foreign.origin() + "/list.zip"));

      assertThat(update("/list.zip")).isFalse();

      assertThat(outcomes)
          .containsEntry(
              "/list.zip",
              new Outcome.Failed("the site sends to a host that is not in codes.update.hosts"));
      assertThat(foreign.seen()).isEmpty();
    }
  }

  @Test
  void run_redirectsInACircle_end() throws IOException {
    site.on("/list.zip", exchange -> redirect(exchange, "/list.zip"));

    assertThat(update("/list.zip")).isFalse();

    assertThat(outcomes)
        .containsEntry(
            "/list.zip", new Outcome.Failed("the site sends from one address to the next"));
    assertThat(site.seen()).hasSize(6);
  }

  @Test
  void run_siteThatStalls_endsWithTheBudget() throws IOException {
    budget = Duration.ofMillis(300);
    CountDownLatch over = new CountDownLatch(1);
    site.on(
        "/list.zip",
        exchange -> {
          exchange.getResponseHeaders().add("ETag", "\"a\"");
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file, 0, 5000);
          exchange.getResponseBody().flush();
          try {
            over.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });

    assertThat(update("/list.zip")).isFalse();
    over.countDown();

    assertThat(outcomes)
        .containsEntry("/list.zip", new Outcome.Failed("the time in codes.update.budget was over"));
    assertThat(intake.taken).isEmpty();
  }

  @Test
  void run_serverFails_isAskedAFewTimesWithPausesBetween() throws IOException {
    site.on(
        "/list.zip",
        exchange -> {
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });

    assertThat(update("/list.zip")).isFalse();

    assertThat(outcomes).containsEntry("/list.zip", new Outcome.Failed("the site fails"));
    assertThat(site.seen()).hasSize(4);
    assertThat(pauses).isSorted().hasSize(3);
  }

  /** After five failures nobody is asked for a while: that is our doing, not the site's. */
  @Test
  void run_siteThatFailedTooOften_isLeftAloneAndTheReasonSaysWhoDecided() throws IOException {
    for (String path : List.of("/a.zip", "/b.zip")) {
      site.on(
          path,
          exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
          });
    }

    assertThat(update("/a.zip", "/b.zip")).isFalse();

    assertThat(outcomes.values())
        .containsExactlyInAnyOrder(
            new Outcome.Failed("the site fails"),
            new Outcome.Failed(
                "Rimborso did not ask: the site failed several times just now and is left alone"
                    + " for some seconds"));
  }

  private static void redirect(com.sun.net.httpserver.HttpExchange exchange, String to)
      throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }
}
