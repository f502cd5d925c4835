package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.audit.FeedSettings;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.terminology.TerminologySettings;
import org.rimborso.codes.CodeSystem;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.ehr.Origin;
import org.rimborso.fhir.TaskKind;
import org.rimborso.store.StoreSettings;

class SettingsFileTest {
  private static final String EHR = "ehrs: [{id: a, iss: 'https://e.example/fhir', clientId: c%s}]";

  @TempDir private Path folder;

  private Settings read(String yaml, Map<String, String> variables) throws IOException {
    Path file = folder.resolve("rimborso.yaml");
    Files.writeString(file, yaml);
    return SettingsFile.read(file, variables);
  }

  private Settings example() throws IOException {
    try (InputStream in = SettingsFile.class.getResourceAsStream("rimborso.example.yaml")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.of());
    }
  }

  @Test
  void example_shipped_isRead() throws IOException {
    Settings settings = example();
    assertThat(settings.server().publicUrl()).contains(URI.create("https://rimborso.example.org"));
    assertThat(settings.store())
        .isEqualTo(
            StoreSettings.h2(folder.resolve("data/rimborso"), folder.resolve("data/store.key")));
    assertThat(settings.ehrs()).hasSize(1);
    assertThat(settings.ehrs().get(0).roles())
        .containsEntry("PractitionerRole doctor", "clinician")
        .containsEntry("Practitioner/p42", "biller")
        .containsEntry("https://ehr.example.org/fhir/r4|user-7", "manager");
    assertThat(settings.ehrs().get(0).zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(settings.ehrs().get(0).scopes()).isEqualTo(EhrSection.SCOPES);
  }

  @Test
  void example_shipped_namesWhereCodeSetsComeFrom() throws IOException {
    CodesSettings codes = example().codes();
    assertThat(codes.folder()).contains(folder.resolve("data/codes"));
    assertThat(codes.update().hosts()).containsExactly(new Origin("https", "www.cms.gov", 443));
    assertThat(codes.update().budget()).isEqualTo(Duration.ofMinutes(30));
    assertThat(codes.update().books())
        .containsOnlyKeys(Book.ICD10CM, Book.ICD10PCS, Book.HCPCS)
        .extractingByKey(Book.ICD10CM, InstanceOfAssertFactories.LIST)
        .hasSize(2);
    TerminologySettings server = codes.terminology().orElseThrow();
    assertThat(server.base()).isEqualTo(URI.create("https://tx.example.org/fhir"));
    assertThat(server.tokenFile()).contains(folder.resolve("secrets/terminology"));
    assertThat(server.systems())
        .containsExactlyInAnyOrder(CodeSystem.ICD10CM, CodeSystem.ICD10PCS, CodeSystem.HCPCS);
    assertThat(server.budget()).isEqualTo(Duration.ofSeconds(3));
    assertThat(server.kept()).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void example_shipped_saysHowTheAuditTrailIsKept() throws IOException {
    AuditSettings audit = example().audit();
    assertThat(audit.keyFile()).isEqualTo(folder.resolve("data/audit.key"));
    assertThat(audit.retention()).isEqualTo(Period.ofYears(6));
    assertThat(audit.feed())
        .contains(
            new FeedSettings(
                URI.create("https://audit.example.org/fhir"),
                Optional.of(folder.resolve("secrets/audit-repository"))));
  }

  @Test
  void audit_withoutKeys_liesBesideTheStoresKey() throws IOException {
    AuditSettings audit = read("store: {keyFile: keys/store.key}", Map.of()).audit();
    assertThat(audit.keyFile()).isEqualTo(folder.resolve("keys/audit.key"));
    assertThat(audit.retention()).isEqualTo(Period.ofYears(6));
    assertThat(audit.feed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "audit: {retention: 5 years}; audit.retention; 6 years or more",
        "audit: {retention: 71 months}; audit.retention; 6 years or more",
        "audit: {retention: 3000 days}; audit.retention; 6 years or more",
        "audit: {retention: long}; audit.retention; 6 years or more",
        "audit: {feed: {url: 'http://audit.example.org'}}; audit.feed.url; https",
        "audit: {feed: {tokenFile: t}}; audit.feed.url; missing",
        "audit: {feed: {url: 'https://a.example', every: 1}}; audit.feed.every; unknown",
        "audit: {keys: x}; audit.keys; unknown"
      })
  void audit_impossibleValue_isRefusedWithItsPath(String yaml, String path, String expected) {
    assertThatThrownBy(() -> read(yaml, Map.of()))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(path)
        .hasMessageContaining(expected);
  }

  @Test
  void codes_folderAlone_needsNoKeys() throws IOException {
    CodesSettings codes = read("codes: sets", Map.of()).codes();
    assertThat(codes).isEqualTo(CodesSettings.of(Optional.of(folder.resolve("sets"))));
  }

  @Test
  void codes_terminologyWithBaseOnly_hasTheUsual() throws IOException {
    CodesSettings codes =
        read(
                "codes: {columns: {mue-practitioner: {units: Limit}}}",
                Map.of("RIMBORSO_CODES_TERMINOLOGY_BASE", "http://localhost:8080/fhir"))
            .codes();
    assertThat(codes.terminology())
        .contains(
            new TerminologySettings(
                URI.create("http://localhost:8080/fhir"),
                Optional.empty(),
                TerminologySettings.USUAL_SYSTEMS,
                TerminologySettings.USUAL_BUDGET,
                TerminologySettings.USUALLY_KEPT));
    assertThat(codes.columns()).isEqualTo(Map.of(Book.MUE_PRACTITIONER, Map.of("units", "Limit")));
  }

  @Test
  void empty_file_hasDefaults() throws IOException {
    Settings settings = read("", Map.of());
    assertThat(settings.server().port()).isEqualTo(8080);
    assertThat(settings.server().publicUrl(4711)).isEqualTo(URI.create("http://localhost:4711"));
    assertThat(settings.ehrs()).isEmpty();
  }

  @Test
  void environment_variables_winOverTheFile() throws IOException {
    Settings settings =
        read(
            "server: {port: 1}\n" + EHR.formatted(""),
            Map.of(
                "RIMBORSO_SERVER_PORT", "2",
                "RIMBORSO_EHRS_0_CLIENT_ID", "other",
                "RIMBORSO_EHRS_0_ROLES_BILLER", "Practitioner/p1,PractitionerRole biller",
                "RIMBORSO_EHRS_1_ID", "b",
                "RIMBORSO_EHRS_1_ISS", "https://b.example",
                "RIMBORSO_EHRS_1_CLIENT_ID", "d",
                "RIMBORSO_JAVA_OPTS", "-Xmx1g"));
    assertThat(settings.server().port()).isEqualTo(2);
    assertThat(settings.ehrs().get(0).clientId()).isEqualTo("other");
    assertThat(settings.ehrs().get(0).roles())
        .containsOnlyKeys("Practitioner/p1", "PractitionerRole biller");
    assertThat(settings.ehr("b").map(ehr -> ehr.iss().toString()))
        .isEqualTo(Optional.of("https://b.example"));
  }

  @Test
  void environment_misspelledVariable_isRefused() {
    assertThatThrownBy(() -> read("", Map.of("RIMBORSO_SERVER_PROT", "2")))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("RIMBORSO_SERVER_PROT");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          sever: {port: 1}                      ! sever: expected one of the keys server, store
          server: {prot: 1}                     ! server.prot: expected one of the keys address, port
          server: {port: 70000}                 ! server.port: expected a number from 0 to 65535, not '70000'
          server: {port: http}                  ! server.port: expected a number from 0 to 65535
          server: {port: [1]}                   ! server.port: expected a single value
          server: 8080                          ! server: expected keys with values
          server: {address: 0.0.0.0}            ! server.publicUrl: expected https://host[:port]
          server: {publicUrl: 'http://x.org'}   ! server.publicUrl: expected https://host[:port]
          server: {publicUrl: 'https://x.org/a'} ! server.publicUrl: expected https://host[:port]
          server: {publicUrl: 'https://u@x.org'} ! server.publicUrl: expected https://host[:port]
          server: {trustedProxies: [proxy]}     ! server.trustedProxies: expected IP addresses
          server: {port: 1, port: 2}            ! is not valid YAML
          'server: {port'                       ! is not valid YAML
          just text                             ! the whole file: expected keys with values
          store: {url: 'jdbc:mysql://x'}        ! store.url: expected jdbc:postgresql
          store: {url: 'jdbc:postgresql://x/y', file: f} ! store.file: expected no file beside a url
          store: {user: x}                      ! store.user: expected no user without a url
          ehrs: {id: a}                         ! ehrs: expected a list
          ehrs: [{id: a}]                       ! ehrs[0].iss: expected the EHR's FHIR base
          ehrs: [{iss: 'https://x.org'}]        ! ehrs[0].id: expected small letters
          ehrs: [{id: 'A b'}]                   ! ehrs[0].id: expected small letters, digits and '-', not 'A b'
          ehrs: [{id: a, iss: 'http://x.org'}]  ! ehrs[0].iss: expected the EHR's FHIR base
          ehrs: [{id: a, iss: 'https://x.org?y'}] ! ehrs[0].iss: expected the EHR's FHIR base
          ehrs: [{id: a, iss: 'https://x.org'}] ! ehrs[0].clientId: expected the registered client id, which is missing
          codes: {dir: x}                       ! codes.dir: expected one of the keys folder
          codes: [x]                            ! codes: expected keys with values
          codes: {update: {host: x}}            ! codes.update.host: expected one of the keys hosts
          codes: {update: {hosts: 'http://x.org'}} ! codes.update.hosts: expected https://host
          codes: {update: {since: 99}}          ! codes.update.since: expected a year from 2000 on, not '99'
          codes: {update: {budget: 3}}          ! codes.update.budget: expected a time such as 500ms, 3s
          codes: {update: {budget: 0s}}         ! codes.update.budget: expected a time such as 500ms, 3s
          codes: {update: {books: {icd: 'https://x.org/a'}}} ! codes.update.books.icd: expected one of the books icd-10-cm
          codes: {update: {books: {hcpcs: 'https://x.org/a'}}} ! codes.update.books.hcpcs: expected addresses at one of
          codes: {update: {hosts: 'https://x.org', books: {hcpcs: 'https://x.org@y.org/a'}}} ! codes.update.books.hcpcs: expected addresses at one of
          codes: {update: {hosts: 'https://x.org', books: {hcpcs: 'https://x.org/{week}'}}} ! codes.update.books.hcpcs: expected addresses at one of
          codes: {terminology: {base: 'http://x.org'}} ! codes.terminology.base: expected the server's FHIR base
          codes: {terminology: {budget: 3s}}    ! codes.terminology.base: expected the server's FHIR base, https (http on this machine), which is missing
          codes: {terminology: {base: 'https://x.org', systems: loinc}} ! codes.terminology.systems: expected code systems
          codes: {terminology: {base: 'https://x.org', token: x}} ! codes.terminology.token: expected one of the keys
          codes: {columns: {icd-10-cm: {a: b}}} ! codes.columns.icd-10-cm: expected a book whose files have headed columns
          codes: {columns: {mue-supplier: {a: b}}} ! codes.columns.mue-supplier.a: expected one of the columns code, indicator, units, rationale
          codes: {columns: {icd: {a: b}}}       ! codes.columns.icd: expected one of the books
          """)
  void read_badConfiguration_namesKeyAndWhatWasExpected(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml, Map.of()))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          , pkce: plain                    ! ehrs[0].pkce: expected 'unadvertised' or nothing
          , frameOrigins: ['*']            ! ehrs[0].frameOrigins: expected https://host
          , frameOrigins: ["https://x.org; script-src 'unsafe-inline'"] ! ehrs[0].frameOrigins: expected https://host
          , tokenHosts: ['http://x.org']   ! ehrs[0].tokenHosts: expected https://host
          , roles: {nurse: [x]}            ! ehrs[0].roles.nurse: expected one of the keys clinician
          , roles: {biller: [everybody]}   ! ehrs[0].roles.biller: expected a fhirUser
          , timeZone: Mars/Olympus         ! ehrs[0].timeZone: expected a zone such as Europe/Rome
          , scopes: ['a b']                ! ehrs[0].scopes: expected scopes without blanks
          , notes: {target: task}          ! ehrs[0].notes.target: expected one of claim-response, communication, document-reference, store
          , notes: {goal: store}           ! ehrs[0].notes.goal: expected one of the keys target, letters
          , notes: {letters: communication} ! ehrs[0].notes.letters: expected one of document-reference, store, not 'communication'
          , work: {task: maybe}            ! ehrs[0].work.task: expected true or false
          , work: {tasks: true}            ! ehrs[0].work.tasks: expected one of the keys task
          , fixes: perhaps                 ! ehrs[0].fixes: expected on or off, not 'perhaps'
          , secret: x                      ! ehrs[0].secret: expected one of the keys
          """)
  void read_badEhr_namesKeyAndWhatWasExpected(String keys, String message) {
    assertThatThrownBy(() -> read(EHR.formatted(keys), Map.of()))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "claim-response,user/ClaimResponse.crus user/Provenance.c",
    "communication,user/ClaimResponse.rs user/Communication.crus user/Provenance.c",
    "document-reference,user/ClaimResponse.rs user/DocumentReference.crus user/Provenance.c",
    "store,user/ClaimResponse.rs"
  })
  void read_notesTarget_isAskedForAndNothingElse(String target, String scopes) throws IOException {
    EhrSettings ehr =
        read(EHR.formatted(", notes: {target: " + target + "}"), Map.of()).ehrs().get(0);
    assertThat(ehr.notesTarget()).isEqualTo(NotesTarget.named(target));
    assertThat(ehr.scopes())
        .containsAll(List.of(scopes.split(" ")))
        .filteredOn(
            scope -> scope.matches(".*(ClaimResponse|Communication|DocumentRef|Provenance).*"))
        .hasSize(scopes.split(" ").length);
  }

  @ParameterizedTest
  @CsvSource({
    "'letters: store', user/ClaimResponse.crus user/Provenance.c",
    "'letters: document-reference', user/ClaimResponse.crus user/Provenance.c"
        + " user/DocumentReference.crus",
    "'target: document-reference, letters: document-reference', user/ClaimResponse.rs"
        + " user/DocumentReference.crus user/Provenance.c",
    "'target: store, letters: document-reference', user/ClaimResponse.rs"
        + " user/DocumentReference.crus user/Provenance.c"
  })
  void read_letters_areAskedForWhereTheSiteWantsThem(String notes, String scopes)
      throws IOException {
    EhrSettings ehr = read(EHR.formatted(", notes: {" + notes + "}"), Map.of()).ehrs().get(0);
    assertThat(ehr.letters())
        .isEqualTo(
            notes.contains("letters: store") ? NotesTarget.STORE : NotesTarget.DOCUMENT_REFERENCE);
    assertThat(ehr.scopes())
        .filteredOn(scope -> scope.matches(".*(ClaimResponse|DocumentRef|Provenance).*"))
        .containsExactlyInAnyOrder(scopes.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "'',''",
    "', work: {task: false}, queries: {task: off}',''",
    "', work: {task: true}',WORK",
    "', queries: {task: on}',QUERY",
    "', work: {task: true}, queries: {task: on}',WORK QUERY"
  })
  void read_tasks_areAskedForOnlyWhereWanted(String keys, String kinds) throws IOException {
    EhrSettings ehr = read(EHR.formatted(keys), Map.of()).ehrs().get(0);
    assertThat(ehr.tasks().stream().sorted().map(TaskKind::name).collect(Collectors.joining(" ")))
        .isEqualTo(kinds);
    assertThat(ehr.scopes())
        .filteredOn(scope -> scope.contains("/Task."))
        .containsExactlyElementsOf(kinds.isEmpty() ? List.of() : List.of("user/Task.crus"));
  }

  @ParameterizedTest
  @CsvSource({
    "queries: {task: maybe},ehrs[0].queries.task: expected on or off",
    "queries: {tasks: on},ehrs[0].queries.tasks",
    "work: {task: maybe},ehrs[0].work.task: expected true or false"
  })
  void read_tasksWrong_areRefusedWithTheirPath(String keys, String path) {
    assertThatThrownBy(() -> read(EHR.formatted(", " + keys), Map.of()))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(path);
  }

  @Test
  void read_questionsAsTask_byAVariable_isOnToo() throws IOException {
    Map<String, String> variables = Map.of("RIMBORSO_EHRS_0_QUERIES_TASK", "on");
    assertThat(read(EHR.formatted(""), variables).ehrs().get(0).tasks())
        .containsExactly(TaskKind.QUERY);
  }

  @ParameterizedTest
  @CsvSource({"'',0", "', fixes: off',0", "', fixes: on',3"})
  void read_fixes_areAskedForOnlyThen(String keys, int scopes) throws IOException {
    assertThat(
            read(EHR.formatted(keys + ", notes: {target: store}"), Map.of()).ehrs().get(0).scopes())
        .filteredOn(scope -> scope.matches("user/(Condition|Encounter|Provenance)\\.c?u?"))
        .hasSize(scopes);
  }

  @Test
  void read_twoEhrsOfOneAddress_areRefused() {
    String twice =
        """
        ehrs:
          - {id: a, iss: 'https://x.org', clientId: c}
          - {id: b, iss: 'https://x.org', clientId: c}
        """;
    assertThatThrownBy(() -> read(twice, Map.of()))
        .hasMessageContaining("ehrs[1].iss: expected an address that no other EHR has");
  }

  @Test
  void read_missingFile_saysSo() {
    assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml"), Map.of()))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("cannot be read");
  }
}
