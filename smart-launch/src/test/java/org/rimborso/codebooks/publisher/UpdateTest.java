package org.rimborso.codebooks.publisher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.publisher.Intake.EditionName;
import org.rimborso.ehr.Origin;
import org.rimborso.ehr.Outbound;

/** The publisher's site on good and bad days; the intake is a list. */
class UpdateTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final EditionName FY2027 = new EditionName(Book.ICD10CM, "FY2027");

  @TempDir private Path folder;
  private final PublisherSite site = new PublisherSite();
  private final byte[] file = new byte[300_000];
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final FakeIntake intake = new FakeIntake();
  private Duration budget = Duration.ofSeconds(60);

  UpdateTest() {
    new Random(7).nextBytes(file);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  /** Takes everything in as one edition, and remembers the bytes. */
  private static final class FakeIntake implements Intake {
    private final Set<EditionName> inForce = new HashSet<>();
    private final List<byte[]> taken = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private Taken answer = new InForce(List.of(FY2027), true);

    @Override
    public Taken take(Path file) {
      try {
        taken.add(Files.readAllBytes(file));
      } catch (IOException unreadable) {
        throw new AssertionError(unreadable);
      }
      names.add(file.getFileName().toString());
      if (answer instanceof InForce taken) {
        inForce.addAll(taken.editions());
      }
      return answer;
    }

    @Override
    public Set<EditionName> inForce() {
      return inForce;
    }
  }

  private boolean update(String... templates) throws IOException {
    outcomes.clear();
    UpdateSettings settings =
        new UpdateSettings(
            Set.of(Origin.of(site.origin()).orElseThrow()),
            OptionalInt.empty(),
            budget,
            Map.of(
                Book.ICD10CM,
                List.of(templates).stream()
                    .map(path -> new AddressTemplate(site.origin() + path))
                    .toList()));
    Update update =
        new Update(
            settings,
            folder.resolve("downloads"),
            intake,
            new Outbound(Clock.systemUTC()),
            pauses::add);
    return update.run(
        update.plan(Set.of(), TODAY),
        TODAY,
        new Update.Listener() {
          @Override
          public Progress asking(Update.Planned planned) {
            return Progress.SILENT;
          }

          @Override
          public void done(Update.Planned planned, Outcome outcome) {
            outcomes.put(planned.address().uri().getPath(), outcome);
          }
        });
  }

  @Test
  void run_editionOutAndNextNotYet_importsOneAndFindsNoFault() throws IOException {
    site.file("/2027-codes.zip", "a", file);

    assertThat(update("/{fiscalYear}-codes.zip")).isTrue();

    assertThat(outcomes)
        .containsEntry("/2027-codes.zip", new Outcome.Imported(List.of(FY2027)))
        .containsEntry("/2028-codes.zip", new Outcome.NotPublishedYet());
    assertThat(intake.names).containsExactly("2027-codes.zip");
    assertThat(intake.taken.get(0)).isEqualTo(file);
  }

  @Test
  void run_again_fetchesNothingTwice() throws IOException {
    site.file("/2027-codes.zip", "a", file);
    update("/{fiscalYear}-codes.zip");

    assertThat(update("/{fiscalYear}-codes.zip")).isTrue();

    assertThat(outcomes).containsEntry("/2027-codes.zip", new Outcome.Unchanged(List.of(FY2027)));
    assertThat(intake.taken).hasSize(1);
    assertThat(site.seen()).anyMatch(seen -> seen.ifNoneMatch().isPresent());
  }

  @Test
  void run_newVersionAtTheSameAddress_isImported() throws IOException {
    site.file("/2027-codes.zip", "a", file);
    update("/{fiscalYear}-codes.zip");
    file[0]++;
    site.file("/2027-codes.zip", "b", file);

    update("/{fiscalYear}-codes.zip");

    assertThat(intake.taken).hasSize(2);
    assertThat(intake.taken.get(1)).isEqualTo(file);
  }

  @Test
  void run_sameBytesWithoutVersion_areNotImportedAgain() throws IOException {
    site.on(
        "/list.zip",
        exchange -> {
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file);
          exchange.close();
        });
    update("/list.zip");
    update("/list.zip");

    assertThat(outcomes).containsEntry("/list.zip", new Outcome.Unchanged(List.of(FY2027)));
    assertThat(intake.taken).hasSize(1);
  }

  @Test
  void run_editionNoLongerInForceHere_isFetchedAgain() throws IOException {
    site.file("/list.zip", "a", file);
    update("/list.zip");
    intake.inForce.clear();

    update("/list.zip");

    assertThat(intake.taken).hasSize(2);
  }

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
  void run_noFileOfABookAtAll_isAFault() throws IOException {
    assertThat(update("/{fiscalYear}-codes.zip")).isFalse();

    assertThat(outcomes)
        .containsEntry("/2027-codes.zip", new Outcome.Missing())
        .containsEntry("/2028-codes.zip", new Outcome.NotPublishedYet());
  }

  @Test
  void run_noAprilEditionBesideTheYearly_isNoFault() throws IOException {
    site.file("/2027-codes.zip", "a", file);

    assertThat(update("/{fiscalYear}-codes.zip", "/april-{aprilYear}.zip")).isTrue();

    assertThat(outcomes).containsEntry("/april-2026.zip", new Outcome.Missing());
  }

  @Test
  void run_intakeRefuses_isToldAndFetchedAgainNextTime() throws IOException {
    site.file("/list.zip", "a", file);
    intake.answer = new Intake.Refused("line 3: no code");
    assertThat(update("/list.zip")).isFalse();
    assertThat(outcomes).containsEntry("/list.zip", new Outcome.Failed("line 3: no code"));
    intake.answer = new Intake.InForce(List.of(FY2027), true);

    assertThat(update("/list.zip")).isTrue();

    assertThat(intake.taken).hasSize(2);
  }

  @Test
  void run_fileOfAnotherBook_isAFault() throws IOException {
    site.file("/list.zip", "a", file);
    EditionName hcpcs = new EditionName(Book.HCPCS, "2026 Q4");
    intake.answer = new Intake.InForce(List.of(hcpcs), true);

    assertThat(update("/list.zip")).isFalse();

    assertThat(outcomes).containsEntry("/list.zip", new Outcome.OtherBook(List.of(hcpcs)));
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

  @Test
  void run_besideAnotherUpdate_isRefused() throws IOException {
    Path downloads = Files.createDirectories(folder.resolve("downloads"));
    try (FileChannel other =
            FileChannel.open(
                downloads.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> update("/list.zip"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another update is under way");
    }
    assertThat(site.seen()).isEmpty();
  }

  @Test
  void run_done_leavesNoFilesBehind() throws IOException {
    site.file("/list.zip", "a", file);
    update("/list.zip");

    try (var left = Files.list(folder.resolve("downloads"))) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", "fetched.json");
    }
  }

  private static void redirect(com.sun.net.httpserver.HttpExchange exchange, String to)
      throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }
}
