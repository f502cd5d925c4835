package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rimborso export} as its own process, beside the running app, against a real FHIR server that knows the app by its key. */
class ExportIT {
  private static final List<String> TYPES =
      List.of(
          "Patient", "Encounter", "Condition", "Procedure", "ServiceRequest", "Coverage", "Claim", "ClaimResponse",
          "ExplanationOfBenefit", "Practitioner", "PractitionerRole", "Organization");
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final int LOOKS = 2400;

  private static Stage stage;
  private static int commands;

  @TempDir private Path folder;
  private final ObjectMapper json = new ObjectMapper();

  @BeforeAll
  static void start() {
    stage = Stage.open("export");
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  private Path out() {
    return folder.resolve("export");
  }

  private Running begun(String... more) {
    List<String> command =
        new ArrayList<>(
            List.of("export", "--ehr", "sandbox-signed", "--out", out().toString(), "--config", stage.config().toString()));
    command.addAll(List.of(more));
    Path log = stage.config().resolveSibling("export-" + ++commands + ".log");
    return Running.run("export", Running.APP, "org.rimborso.launch.Main", log, command.toArray(String[]::new));
  }

  private List<String> exported(String... more) {
    Running command = begun(more);
    assertThat(command.ended(LONG)).isTrue();
    assertThat(command.exitValue()).as(String.join("\n", command.output())).isZero();
    return command.output();
  }

  /** The references of all resources in the folder's files. */
  private List<String> arrived() throws IOException {
    List<String> references = new ArrayList<>();
    try (Stream<Path> files = Files.list(out())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        var in = Files.newInputStream(file);
        try (var lines =
            new BufferedReader(
                new InputStreamReader(name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
          for (String line : lines.lines().toList()) {
            JsonNode resource = json.readTree(line);
            assertThat(name).startsWith(resource.path("resourceType").asText() + ".");
            references.add(resource.path("resourceType").asText() + "/" + resource.path("id").asText());
          }
        }
      }
    }
    return references;
  }

  /** The references of all resources that the EHR has, of the types that are exported. */
  private static List<String> there() {
    List<String> references = new ArrayList<>();
    for (String type : TYPES) {
      stage.resources(type + "?_count=1000").forEach(one -> references.add(type + "/" + one.path("id").asText()));
    }
    return references;
  }

  private static void await(Running command, Path file) {
    for (int looks = 0; looks < LOOKS && !Files.exists(file); looks++) {
      assertThat(command.ended(LOOK)).as(String.join("\n", command.output())).isFalse();
    }
    assertThat(file).exists();
  }

  @Test
  void export_ofTheDemo_bringsEveryResourceOnce_inFilesOfTheOwnersOnly_andEndsTheJob() throws IOException {
    stage.spoilExports("cut", 3);
    stage.spoilExports("status-trouble", 1);
    List<String> told = exported();

    assertThat(arrived()).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(there());
    assertThat(String.join("\n", told)).contains("Patient: ", "did not grant MedicationAdministration");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out()))).isEqualTo("rwx------");
    try (Stream<Path> files = Files.walk(out())) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
    }
    assertThat(stage.exports().path("there").asInt()).isZero();
    assertThat(stage.appProcess().output()).noneMatch(line -> line.contains("demo-bianchi"));
  }

  @Test
  void export_killedWhilePolling_andWhileFilesArrive_goesOnWithTheSameJob() throws IOException {
    int before = stage.exports().path("begun").asInt();
    stage.spoilExports("status-busy", 1000);
    Running polling = begun();
    await(polling, out().resolve(".export/state.json"));
    polling.kill();
    stage.spoilExports("status-busy", 0);
    stage.spoilExports("packed", 0);
    stage.spoilExports("cut", 1000);
    Running fetching = begun();
    await(fetching, out().resolve(".export/Patient.1.version"));
    fetching.kill();
    stage.spoilExports("cut", 0);

    assertThat(String.join("\n", exported())).contains("goes on");
    assertThat(arrived()).containsExactlyInAnyOrderElementsOf(there());
    assertThat(stage.exports().path("begun").asInt()).isEqualTo(before + 1);
    assertThat(stage.exports().path("there").asInt()).isZero();
  }

  @Test
  void export_again_bringsOnlyWhatChangedSince_andKeepsTheRest() throws IOException {
    stage.spoilExports("packed", 1);
    exported();
    List<String> before = arrived();
    try (Stream<Path> files = Files.list(out())) {
      assertThat(files.map(Path::toString)).anyMatch(name -> name.endsWith(".ndjson.gz"));
    }
    new OtherApp(stage, "demo-bianchi", "demo-biller", "Organization")
        .put("Organization/export-new", "{\"resourceType\":\"Organization\",\"id\":\"export-new\",\"name\":\"New\"}");
    assertThat(String.join("\n", exported())).contains("Changes: 1 resources");

    before.add("Organization/export-new");
    assertThat(arrived()).containsExactlyInAnyOrderElementsOf(before);
    exported("--since", "never");
    assertThat(arrived()).containsExactlyInAnyOrderElementsOf(there());
  }

  @Test
  void export_calledOff_tellsTheEhrAndLeavesNothing() throws IOException {
    stage.spoilExports("status-busy", 1000);
    Running command = begun();
    await(command, out().resolve(".export/state.json"));
    command.close();
    stage.spoilExports("status-busy", 0);

    assertThat(stage.exports().path("there").asInt()).isZero();
    assertThat(String.join("\n", command.output())).contains("Called off; the EHR knows");
    assertThat(out().resolve(".export/state.json")).doesNotExist();
  }

  @Test
  void export_isInTheAuditTrail_withItsCounts() throws IOException {
    exported();
    Running audit =
        Running.run(
            "audit", Running.APP, "org.rimborso.launch.Main", stage.config().resolveSibling("audit.log"),
            "audit", "export", "--config", stage.config().toString());
    assertThat(audit.ended(LONG)).isTrue();
    String patients = Integer.toString(stage.resources("Patient?_count=1000").size());
    assertThat(String.join("\n", audit.output())).contains("bulk-export-begun", "bulk-export-ended-" + patients);
  }

  private String sweeps(Visitor visitor) throws IOException {
    Visitor.Page first = visitor.get(stage.ehr() + "/patient/demo-bianchi/open?person=demo-admin");
    assertThat(first.isGood()).as(first.text()).isTrue();
    return first.at().getPath().replaceFirst("^(/s/[^/]+)/.*", "$1") + "/admin/sweeps";
  }

  @Test
  void sweep_begunByAnAdministrator_runsBesideTheApp_andThePageTellsHowItEnded() throws IOException {
    Path results = folder.resolve("swept");
    stage.sweepInto(results, "sandbox-signed");
    Visitor visitor = new Visitor();
    String path = sweeps(visitor);
    Visitor.Page page = visitor.get(stage.app() + path);
    Map<String, String> form = Map.of("token", page.hidden(path + "/start", "token"), "ehr", "sandbox-signed");
    assertThat(visitor.post(stage.app(), path + "/start", form).text()).contains("The sweep begins.");
    assertThat(visitor.post(stage.app(), path + "/start", form).text()).contains("Another sweep is at work");
    for (int looks = 0; looks < LOOKS && !page.text().contains("begun by an administrator"); looks++) {
      assertThat(stage.appProcess().ended(LOOK)).isFalse();
      page = visitor.get(stage.app() + path);
      assertThat(page.text()).doesNotContain("Not begun", "failed", "Cut off");
    }

    assertThat(page.text()).contains("Complete", "begun by an administrator", " resources, ", "Not at work");
    assertThat(Files.readAllLines(results.resolve("sweep.log"))).anyMatch(line -> line.startsWith("The work list holds "));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(results))).isEqualTo("rwx------");
  }

  @Test
  void sweep_ofTheEhr_exportsReviewsAndFillsTheWorkListAndTheFigures() throws IOException {
    Path results = folder.resolve("results");
    Running sweep =
        Running.run(
            "sweep", Running.APP, "org.rimborso.launch.Main", stage.config().resolveSibling("sweep.log"),
            "sweep", "--ehr", "sandbox-signed", "--out", results.toString(), "--config", stage.config().toString(), "--load");
    assertThat(sweep.ended(LONG)).isTrue();
    assertThat(sweep.exitValue()).as(String.join("\n", sweep.output())).isZero();

    long accounts = Files.readAllLines(results.resolve("worklist.ndjson")).size();
    assertThat(accounts).isPositive();
    assertThat(String.join("\n", sweep.output()))
        .contains("The work list holds " + accounts + " accounts", "The figures of ");
    assertThat(results.resolve("export").resolve(".export")).isDirectory();
    assertThat(json.readTree(results.resolve("summary.json").toFile()).path("patients").asInt())
        .isEqualTo(stage.resources("Patient?_count=1000").size());
  }
}
