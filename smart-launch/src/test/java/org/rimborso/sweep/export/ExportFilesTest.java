package org.rimborso.sweep.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.sweep.export.BulkEhr.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.rimborso.ehr.Origin;
import org.rimborso.sweep.export.BulkEhr.Seen;
import org.rimborso.sweep.export.Outcome.Complete;
import org.rimborso.sweep.export.Outcome.Failed;

/** The files: where they may lie, how they arrive, what the folder holds afterwards. */
class ExportFilesTest extends OverBulkEhr {
  private final String big = big();

  private static String big() {
    Random random = new Random(7);
    return BulkEhr.lines(
        "Patient",
        IntStream.range(0, 3000).mapToObj(i -> i + "-" + random.nextLong()).toArray(String[]::new));
  }

  @Test
  void files_andTheirFolder_areTheOwnersOnly() throws IOException {
    ehr.lists("Patient", "p", "a");
    complete();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out())))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.walk(out())) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void file_atAnotherOrigin_isRefusedWithTheKeyThatWouldLetItBe_andNothingIsFetched() {
    try (BulkEhr foreign = new BulkEhr()) {
      ehr.lists("Patient", "p", "a");
      ehr.listAt("output", "Claim", foreign.origin() + "/files/c?signature=s3cret", 1);
      assertThat(failed().sentence())
          .contains(foreign.origin().toString(), "backend.fileHosts")
          .doesNotContain("s3cret");
      assertThat(foreign.seen("/")).isEmpty();
      assertThat(ehr.seen("/files")).isEmpty();
    }
  }

  @Test
  void file_atANamedHost_getsTheTokenOnlyWhereTheEhrSaysItIsNeeded() {
    try (BulkEhr named = new BulkEhr()) {
      fileHosts.add(Origin.of(named.origin()).orElseThrow());
      named.serve("c", BulkEhr.lines("Claim", "x").getBytes(UTF_8));
      ehr.listAt("output", "Claim", named.origin() + "/files/c", 1);
      complete();
      assertThat(named.seen("/files/c").get(0).authorization()).contains("Bearer token-1");
      named.again();
      ehr.needsToken = false;
      complete(new Since.Never());
      assertThat(named.seen("/files/c").get(0).authorization()).isEmpty();
    }
  }

  @Test
  void file_redirected_isNotFollowed() {
    try (BulkEhr foreign = new BulkEhr()) {
      ehr.lists("Patient", "p", "a");
      ehr.on("p", status(302, "", "Location", foreign.origin() + "/files/p"));
      assertThat(failed().sentence()).contains("which is not followed");
      assertThat(foreign.seen("/")).isEmpty();
    }
  }

  @Test
  void file_cutInTheMiddle_isGoneOnWithFromThere() throws IOException {
    ehr.lists("output", "Patient", "p", big, 3000);
    ehr.cut("p", big.getBytes(UTF_8), 50_000, 2);
    complete();
    assertThat(text("Patient.1.ndjson")).isEqualTo(big);
    assertThat(ehr.seen("/files/p")).hasSize(3);
    assertThat(ehr.seen("/files/p").get(1).range().orElseThrow()).isNotEqualTo("bytes=0-");
    assertThat(ehr.seen("/files/p").get(2).ifRange()).contains("\"v" + big.length() + "\"");
  }

  @Test
  void file_thatArrivedInPart_isGoneOnWithInTheNextRun_andWholeOnesStay() throws IOException {
    ehr.lists("Claim", "c", "x").lists("output", "Patient", "p", big, 3000);
    int[] asked = {0};
    byte[] bytes = big.getBytes(UTF_8);
    ehr.on(
        "p",
        exchange -> {
          exchange.getResponseHeaders().add("ETag", "\"v" + bytes.length + "\"");
          if (asked[0]++ == 0) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, 50_000);
            exchange.getResponseBody().flush();
          } else {
            awaitOther();
            exchange.sendResponseHeaders(403, -1);
          }
          exchange.close();
        });
    Failed failed = failed();
    assertThat(failed.goesOn()).isTrue();
    assertThat(names()).containsExactly("Claim.1.ndjson");
    ehr.serve("p", bytes);
    Seen first = ehr.seen("/files/p").get(0);
    complete();
    assertThat(text("Patient.1.ndjson")).isEqualTo(big);
    assertThat(ehr.seen("/files/c")).hasSize(1);
    assertThat(first.range()).isEmpty();
    assertThat(ehr.seen("/files/p"))
        .last()
        .extracting(one -> one.range().isPresent())
        .isEqualTo(true);
  }

  private void awaitOther() {
    try {
      oneIsThere.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void file_thatHoldsOtherThanTheEhrSays_isNotBelieved() throws IOException {
    ehr.lists("output", "Patient", "p", BulkEhr.lines("Patient", "a", "b"), 3);
    assertThat(failed().sentence()).contains("Patient.1", "does not hold what the EHR says");
    assertThat(names()).isEmpty();
    ehr.on("p", status(200, "<html>Please sign in</html>", "Content-Type", "text/html"));
    assertThat(failed().sentence()).contains("does not hold what the EHR says");
  }

  @Test
  void file_packed_staysPackedAndIsNamedSo() throws IOException {
    ehr.lists("Patient", "p", "a", "b");
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(BulkEhr.lines("Patient", "a", "b").getBytes(UTF_8));
    }
    byte[] whole = packed.toByteArray();
    ehr.on(
        "p",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, whole.length);
          exchange.getResponseBody().write(whole);
          exchange.close();
        });
    assertThat(complete().resources()).containsEntry("Patient", 2L);
    assertThat(names()).containsExactly("Patient.1.ndjson.gz");
  }

  @Test
  void file_goneAtTheEhr_beginsTheExportAnew_withoutLeavingWhatWasFetched() throws IOException {
    ehr.lists("Claim", "c", "x").lists("Patient", "p", "a");
    int[] asked = {0};
    ehr.on(
        "p",
        exchange ->
            (asked[0]++ == 0 ? status(404, "") : status(200, BulkEhr.lines("Patient", "a")))
                .handle(exchange));
    complete();
    assertThat(told).anyMatch(line -> line.contains("Patient.1") && line.contains("begins anew"));
    assertThat(names()).hasSize(2);
  }

  @Test
  void again_asksSinceTheLastExport_keepsEarlierFiles_andListsWhatIsDeleted() throws IOException {
    ehr.lists("Patient", "p", "a", "b").lists("Claim", "c", "x");
    complete();
    ehr.again();
    ehr.transactionTime = "2026-11-24T10:00:00Z";
    ehr.lists("Patient", "p2", "b")
        .lists(
            "deleted",
            "Bundle",
            "d",
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"request\":"
                + "{\"method\":\"DELETE\",\"url\":\"Patient/a\"}},{\"request\":"
                + "{\"method\":\"DELETE\",\"url\":\"../../etc\"}}]}\n",
            1);
    Complete changes = complete();
    assertThat(ehr.seen("/fhir/$export").get(0).query())
        .endsWith("&_since=2026-11-23T10%3A00%3A00.123%2B01%3A00");
    assertThat(changes.incremental()).isTrue();
    assertThat(changes.deleted()).isEqualTo(1);
    assertThat(names()).containsExactly("Claim.1.ndjson", "Patient.1.ndjson", "Patient.2.ndjson");
    assertThat(text(".export/deleted.tsv")).isEqualTo("Patient/a\t2026-11-24T10:00:00Z\n");
  }

  @Test
  void never_takesThePlaceOfWhatTheFolderHolds() throws IOException {
    ehr.lists("Patient", "p", "a", "b").lists("Claim", "c", "x");
    complete();
    ehr.again();
    ehr.lists("Patient", "p", "a");
    assertThat(complete(new Since.Never()).incremental()).isFalse();
    assertThat(names()).containsExactly("Patient.2.ndjson");
    assertThat(text("Patient.2.ndjson")).isEqualTo(BulkEhr.lines("Patient", "a"));
  }

  @Test
  void errors_areCountedByTheirCodes_andTheNextExportAsksFromTheSameTime() {
    ehr.lists("Patient", "p", "a");
    complete();
    ehr.again();
    ehr.transactionTime = "2026-11-24T10:00:00Z";
    String trouble =
        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"processing\"},{\"severity\":\"warning\",\"code\":\"value\"}]}\n";
    ehr.lists("error", "OperationOutcome", "e", trouble.repeat(2), 2);
    Complete complete = complete();
    assertThat(complete.problems())
        .containsEntry("error processing", 2L)
        .containsEntry("warning value", 2L);
    assertThat(complete.lacks()).isTrue();
    assertThat(complete.counts()).isFalse();
    ehr.again();
    complete();
    assertThat(ehr.seen("/fhir/$export").get(0).query()).contains("_since=2026-11-23T10");
  }

  @Test
  void since_aTimeAfterTheLastExport_leavesAGapAndDoesNotCount() {
    ehr.lists("Patient", "p", "a");
    complete();
    ehr.again();
    ehr.transactionTime = "2026-11-30T10:00:00Z";
    assertThat(complete(new Since.At(Instant.parse("2026-11-28T00:00:00Z"))).counts()).isFalse();
    ehr.again();
    complete();
    assertThat(ehr.seen("/fhir/$export").get(0).query()).contains("_since=2026-11-23T10");
  }

  @Test
  void folder_withOtherFiles_isRefused_andSoIsOneInUse() throws IOException, Trouble {
    Files.createDirectories(out());
    Files.writeString(out().resolve("letter.txt"), "mine");
    assertThat(failed().sentence()).contains("holds other files");
    Files.delete(out().resolve("letter.txt"));
    try (ExportFolder open = ExportFolder.open(out())) {
      assertThat(open.state()).isEmpty();
      assertThat(failed().sentence()).contains("is under way");
    }
    assertThat(ehr.seen("/")).isEmpty();
  }

  @Test
  void manifest_notAsBulkDataSays_isRefused() {
    ehr.lists("Patient", "p", "a");
    for (String manifest :
        new String[] {
          "[]",
          "{\"transactionTime\":\"soon\",\"requiresAccessToken\":true,\"output\":[]}",
          "{\"transactionTime\":\"2026-11-23T10:00:00Z\",\"output\":[]}",
          ehr.manifest().replace("\"type\":\"Patient\"", "\"type\":\"../x\""),
          ehr.manifest().replace("http://", "file://")
        }) {
      ehr.statuses.add(status(200, manifest));
      assertThat(run(new Since.Never())).as(manifest).isInstanceOf(Failed.class);
    }
    assertThat(ehr.seen("/files")).isEmpty();
  }
}
