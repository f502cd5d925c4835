package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.publisher.PublisherSite;

/** The whole way from a publisher's site into the code sets, on a local site. */
class CodesUpdateCommandTest {
  private static final Path SHARED = Path.of("..", "..", "shared", "data", "codesets");

  @TempDir private Path folder;
  private final PublisherSite site = new PublisherSite();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void stop() {
    site.close();
  }

  private int run(String books, String... more) throws IOException {
    Path config = folder.resolve("rimborso.yaml");
    Files.writeString(
        config,
        "codes: {folder: sets, update: {hosts: ['%s'], books: {%s}}}"
            .formatted(site.origin(), books.replace("SITE", site.origin().toString())));
    String[] args = new String[more.length + 4];
    System.arraycopy(
        new String[] {"codes", "update", "--config", config.toString()}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return command(args);
  }

  private int command(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  /** An order file of one category, as CMS lays it out. */
  private static byte[] orderFile(int year) throws IOException {
    String rows =
        row(1, "A00", 0, "Invented category")
            + row(2, "A000", 1, "Invented first code")
            + row(3, "A001", 1, "Invented second code");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("icd10cm_order_" + year + ".txt"));
      zip.write(rows.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes.toByteArray();
  }

  private static String row(int order, String code, int flag, String name) {
    return "%05d %-7s %d %-60s %s\r\n".formatted(order, code, flag, name, name);
  }

  /** The fiscal year in force when the test runs. */
  private static int fiscalYear() {
    return LocalDate.now(ZoneId.systemDefault()).plusMonths(3).getYear();
  }

  @Test
  void update_smallFile_isInForceAndNotFetchedAgain() throws IOException {
    int year = fiscalYear();
    site.file("/" + year + "-codes.zip", "a", orderFile(year));
    String books = "icd-10-cm: 'SITE/{fiscalYear}-codes.zip'";

    assertThat(run(books)).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("imported, in force now: ICD-10-CM FY" + year, "not published yet")
        .contains("Done; rimborso codes list tells what is in force.");

    assertThat(run(books)).isZero();
    assertThat(out.toString()).contains("unchanged: ICD-10-CM FY" + year);
  }

  @Test
  void update_yearThatIsNotThere_namesTheAddressAndTheWayOut() throws IOException {
    int year = fiscalYear();
    assertThat(run("icd-10-cm: 'SITE/{fiscalYear}-codes.zip'")).isEqualTo(3);

    assertThat(out.toString())
        .contains("FY" + year + ": the publisher has no such file (" + site.origin() + "/" + year);
    assertThat(err.toString()).contains("mend them under codes.update.books");
  }

  @Test
  void update_lastYearsFileAtThisYearsAddress_isNotCalledThisYears() throws IOException {
    int year = fiscalYear();
    site.file("/" + year + "-codes.zip", "a", orderFile(year - 1));
    String books = "icd-10-cm: 'SITE/{fiscalYear}-codes.zip'";
    run(books);
    run(books);

    assertThat(out.toString())
        .contains(
            "FY" + year + ": not there, the file at its address is ICD-10-CM FY" + (year - 1));
  }

  @Test
  void update_truncatedZip_saysWhyAndChangesNothing() throws IOException {
    int year = fiscalYear();
    byte[] whole = orderFile(year);
    site.file("/" + year + "-codes.zip", "a", Arrays.copyOf(whole, whole.length / 2));

    assertThat(run("icd-10-cm: 'SITE/{fiscalYear}-codes.zip'")).isEqualTo(3);

    assertThat(err.toString()).contains("rimborso: ICD-10-CM FY" + year, "-codes.zip");
    assertThat(Files.exists(folder.resolve("sets/manifest.json"))).isFalse();
  }

  @Test
  void update_dryRun_listsAddressesAndAsksNobody() throws IOException {
    int year = fiscalYear();

    assertThat(run("icd-10-cm: 'SITE/{fiscalYear}-codes.zip'", "--dry-run")).isZero();

    assertThat(out.toString())
        .contains("ICD-10-CM FY" + year + ": " + site.origin() + "/" + year + "-codes.zip");
    assertThat(site.seen()).isEmpty();
  }

  @Test
  void update_bookWithoutAddress_isBadUsage() throws IOException {
    assertThat(run("icd-10-cm: 'SITE/{fiscalYear}-codes.zip'", "--book", "hcpcs")).isEqualTo(2);
    assertThat(err.toString()).contains("'hcpcs'");
    assertThat(command("codes", "update")).isEqualTo(2);
    assertThat(err.toString()).contains("--config");
  }

  @Test
  void update_realFileCutInTheMiddle_isResumedAndImported() throws IOException {
    Path real = SHARED.resolve("icd10cm/cms_2026_dx.zip");
    assumeTrue(
        Files.isReadable(real),
        "skipped: ../shared/data/codesets is absent, no publisher's file is served");
    byte[] bytes = Files.readAllBytes(real);
    site.breaking("/cms_2026_dx.zip", "a", bytes, bytes.length / 2, 1);

    assertThat(run("icd-10-cm: 'SITE/cms_2026_dx.zip'")).as(err.toString()).isZero();

    assertThat(site.seen()).hasSize(2);
    assertThat(site.seen().get(1).range()).contains("bytes=" + bytes.length / 2 + "-");
    assertThat(out.toString()).contains("ICD-10-CM FY2026");
  }
}
