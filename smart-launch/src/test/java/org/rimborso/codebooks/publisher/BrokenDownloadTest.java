package org.rimborso.codebooks.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Downloads that break off: they go on where they stopped, and never mix two files. */
class BrokenDownloadTest extends OverPublisherSite {
  @Test
  void run_connectionBreaksTwice_goesOnWhereItStopped() throws IOException {
    site.breaking("/list.zip", "a", file, 100_000, 2);

    assertThat(update("/list.zip")).isTrue();

    assertThat(intake.taken.get(0)).isEqualTo(file);
    assertThat(site.seen()).hasSize(3);
    assertThat(site.seen().get(1).range()).contains("bytes=100000-");
    assertThat(site.seen().get(1).ifRange()).contains("\"a\"");
    assertThat(site.seen().get(2).range()).contains("bytes=200000-");
  }

  @Test
  void run_connectionAlwaysBreaks_isGivenUpAndTheNextRunGoesOn() throws IOException {
    site.breaking("/list.zip", "a", file, 10_000, 4);
    assertThat(update("/list.zip")).isFalse();
    assertThat(outcomes).containsEntry("/list.zip", new Outcome.Failed("the connection broke"));
    assertThat(intake.taken).isEmpty();

    assertThat(update("/list.zip")).isTrue();

    assertThat(site.seen()).hasSize(5);
    assertThat(site.seen().get(4).range()).contains("bytes=40000-");
    assertThat(intake.taken.get(0)).isEqualTo(file);
  }

  @Test
  void run_fileChangesBetweenTwoParts_isNotPatchedTogether() throws IOException {
    byte[] newer = file.clone();
    new Random(8).nextBytes(newer);
    int[] answers = {0};
    site.on(
        "/list.zip",
        exchange -> {
          boolean first = answers[0]++ == 0;
          exchange.getResponseHeaders().add("ETag", first ? "\"a\"" : "\"b\"");
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(first ? file : newer, 0, first ? 9999 : file.length);
          exchange.close();
        });

    assertThat(update("/list.zip")).isTrue();

    assertThat(intake.taken.get(0)).isEqualTo(newer);
  }

  @Test
  void run_siteThatTakesNoNoticeOfIfRange_isNotPatchedTogether() throws IOException {
    byte[] newer = file.clone();
    new Random(8).nextBytes(newer);
    int[] answers = {0};
    site.on(
        "/list.zip",
        exchange -> {
          int answer = answers[0]++;
          boolean part = PublisherSite.header(exchange, "Range").isPresent();
          exchange.getResponseHeaders().add("ETag", answer == 0 ? "\"a\"" : "\"b\"");
          int from = part ? 9999 : 0;
          if (part) {
            exchange
                .getResponseHeaders()
                .add("Content-Range", "bytes 9999-" + (file.length - 1) + "/" + file.length);
          }
          exchange.sendResponseHeaders(part ? 206 : 200, file.length - from);
          exchange
              .getResponseBody()
              .write(answer == 0 ? file : newer, from, answer == 0 ? 9999 : file.length - from);
          exchange.close();
        });

    assertThat(update("/list.zip")).isTrue();

    assertThat(intake.taken.get(0)).isEqualTo(newer);
    assertThat(site.seen()).hasSize(3);
  }

  @Test
  void run_siteThatIgnoresRanges_startsAgain() throws IOException {
    site.wholeOnly("/list.zip", file, 100_000);

    assertThat(update("/list.zip")).isTrue();

    assertThat(intake.taken.get(0)).isEqualTo(file);
    assertThat(site.seen()).hasSize(2);
  }

  @Test
  void run_lengthThatNeverComes_importsNothing() throws IOException {
    site.on(
        "/list.zip",
        exchange -> {
          exchange.sendResponseHeaders(200, file.length + 5000);
          exchange.getResponseBody().write(file);
          exchange.close();
        });

    assertThat(update("/list.zip")).isFalse();

    assertThat(outcomes).containsEntry("/list.zip", new Outcome.Failed("the connection broke"));
    assertThat(intake.taken).isEmpty();
  }
}
