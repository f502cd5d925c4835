package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rimborso.campaign.Campaign;
import org.rimborso.store.Store;
import picocli.CommandLine;

/**
 * The day on which the machine is gone: an app is backed up while people work, killed, restored from the backup elsewhere and started, with
 * an EHR that was amid taking a note.
 */
class RestoreDrillIT {
  private static final String TEXT = "Promised payment by Friday.";

  /** Filled with PostgreSQL only. */
  private static final Set<String> EMPTY = Set.of("store_key");

  private final Hospital hospital = new Hospital();
  private final AppBeside beside = new AppBeside(hospital, "");
  private final StringWriter out = new StringWriter();
  private final List<Process> sites = new ArrayList<>();
  private final CountDownLatch taken = new CountDownLatch(1);
  private final CountDownLatch killed = new CountDownLatch(1);

  @BeforeEach
  void open() {
    hospital.records.hold(WholeChart.plain(element -> "Text " + element));
  }

  @AfterEach
  void close() {
    sites.forEach(Process::destroyForcibly);
    hospital.close();
  }

  private Path place() {
    return Objects.requireNonNull(beside.log().getParent());
  }

  private Process start(Path place) throws IOException {
    Process site =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), DrillSite.class.getName(), place.resolve("rimborso.yaml").toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(beside.log().toFile()))
            .start();
    sites.add(site);
    await(site, "listening");
    return site;
  }

  /** Reads until that line; answers how many rows were written on the way. */
  private static List<String> await(Process site, String wanted) throws IOException {
    BufferedReader lines = site.inputReader();
    List<String> before = new ArrayList<>();
    for (String line = lines.readLine(); !wanted.equals(line); line = lines.readLine()) {
      if (line == null) {
        throw new IllegalStateException("the site did not say " + wanted);
      }
      before.add(line);
    }
    return before;
  }

  private static void tell(Process site, String line) throws IOException {
    site.outputWriter().write(line + "\n");
    site.outputWriter().flush();
    await(site, "done");
  }

  private int run(Path place, String... arguments) {
    out.getBuffer().setLength(0);
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(out));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", place.resolve("rimborso.yaml").toString()));
    return line.execute(all.toArray(String[]::new));
  }

  private String launch() {
    return hospital.launch("http://localhost:" + beside.port(), "biller");
  }

  /** A biller's visit that ends with a note, which the EHR takes without ever saying so. */
  private void visit() throws IOException {
    hospital.records.afterWrite(
        () -> {
          taken.countDown();
          awaited(killed);
        });
    String app = "http://localhost:" + beside.port();
    Visitor visitor = new Visitor();
    Visitor.Page page = visitor.get(launch());
    assertThat(page.isGood()).as("launch").isTrue();
    String account = page.at().getPath().replaceAll("^(/s/[^/]+)/.*", "$1") + "/accounts/Claim/c1";
    Visitor.Page form = visitor.get(app + account + "?whole=1");
    visitor.post(
        app, account + "/notes",
        Map.of("token", form.hidden("token"), "id", form.hidden("id"), "kind", "call", "text", TEXT));
    awaited(taken);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void appKilledAfterABackup_isRestoredElsewhereWithAllAndGoesOn() throws Exception {
    Process site = start(place());
    visit();
    tell(site, "fill");
    Path told = place().resolve("rows");
    tell(site, told.toString());
    tell(site, "write");
    await(site, DrillSite.WRITTEN + "drill-20");
    Path zip = place().resolve("backups/b.zip");
    assertThat(run(place(), "store", "backup", zip.toString())).as(out.toString()).isZero();
    // What is lost in the end, for it comes after the backup.
    await(site, DrillSite.WRITTEN + "drill-100");
    new Visitor().get(launch());
    site.destroyForcibly().waitFor();
    killed.countDown();

    Instant began = Instant.now();
    Path elsewhere = elsewhere();
    assertThat(run(elsewhere, "store", "restore", zip.toString())).as(out.toString()).isZero();
    long rows = requireAll(elsewhere, new TreeSet<>(Files.readAllLines(told)));
    assertThat(run(elsewhere, "audit", "verify")).as(out.toString()).isZero();
    Process again = start(elsewhere);
    Duration back = Duration.between(began, Instant.now());
    awaitDelivery(elsewhere, again);
    assertThat(recorded()).containsOnlyOnce(TEXT);

    requireNoticedInItsOldPlace(zip);
    Campaign.tell(
        "restore-drill-of-the-app",
        "An app under writes, backed up, killed amid sending a note and restored elsewhere: back after %d ms, 0 of %d rows of %s missing, the audit chain whole, the note in the record once; the rows lost after the backup named by the witness."
            .formatted(back.toMillis(), rows, "all tables"));
  }

  /** Where nothing is but what was kept apart: configuration and keys. */
  private Path elsewhere() throws IOException {
    Path folder = Files.createDirectories(place().resolve("elsewhere"));
    for (String kept : List.of("rimborso.yaml", "client-secret", "key", "audit.key")) {
      Files.copy(place().resolve(kept), folder.resolve(kept), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }
    return folder;
  }

  /** Every row that was there before the backup is there, and what is sealed opens. */
  private static long requireAll(Path place, Set<String> before) {
    try (Store store = Store.open(SettingsFile.read(place.resolve("rimborso.yaml"), Map.of()).store())) {
      Set<String> after = DrillSite.rows(store);
      List<String> tables = store.read(DrillSite::tables);
      assertThat(tables).allSatisfy(
          table -> assertThat(EMPTY.contains(table) || before.stream().anyMatch(row -> row.startsWith(table + " "))).as(table).isTrue());
      Set<String> lasting = lasting(after);
      assertThat(lasting(before)).allSatisfy(row -> assertThat(row.startsWith("audit_head ") || lasting.contains(row)).as(row).isTrue());
      for (int i = 0; i <= 20; i++) {
        String id = "drill-" + i;
        assertThat(after).anyMatch(row -> row.startsWith("note ") && row.contains(id)).anyMatch(row -> row.startsWith("audit_entry ") && row.contains(id));
      }
      assertThat(DrillSite.drafts(store).find(DrillSite.launch(), "Claim/c1")).contains(Map.of("text", "half-written"));
      return before.size();
    }
  }

  /** Without what may change from one moment to the next: how far a note came, and who holds a lease. */
  private static Set<String> lasting(Set<String> rows) {
    return rows.stream().map(row -> row.replaceAll(", (delivery|holder)=.*", "")).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The state of the note, as the app itself tells it to an administrator's export. */
  private void awaitDelivery(Path place, Process site) {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (site.isAlive() && Instant.now().isBefore(end)) {
      assertThat(run(place, "store", "export", "--patient", "hospital", "Patient/p1")).as(out.toString()).isZero();
      if (out.toString().contains("\"delivery\":\"DELIVERED\"")) {
        return;
      }
    }
    throw new AssertionError("the note was not delivered: " + out);
  }

  private List<String> recorded() {
    return hospital.records.of("ClaimResponse").stream()
        .flatMap(one -> StreamSupport.stream(one.path("processNote").spliterator(), false))
        .map(note -> note.path("text").asText())
        .toList();
  }

  /** Where the witness still is, it names what a backup does not hold, until somebody puts it aside. */
  private void requireNoticedInItsOldPlace(Path zip) {
    assertThat(run(place(), "store", "restore", zip.toString(), "--replace")).as(out.toString()).isZero();
    assertThat(run(place(), "audit", "verify")).isEqualTo(1);
    assertThat(out.toString()).contains("missing", "it is evidence");
    try {
      for (String witness : List.of("audit.key.witness", "audit.key.witness.end")) {
        Files.move(place().resolve(witness), place().resolve("aside-" + witness));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(run(place(), "audit", "verify")).as(out.toString()).isZero();
  }
}
