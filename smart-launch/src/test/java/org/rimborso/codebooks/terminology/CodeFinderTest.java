package org.rimborso.codebooks.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Cause;
import org.rimborso.codebooks.file.CodeFiles;
import org.rimborso.codebooks.search.FoundCode;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codebooks.shelf.ImportSettings;
import org.rimborso.codebooks.shelf.Progress;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;
import org.rimborso.ehr.LoopbackServer.Sent;

/** The search for codes beside a terminology server; what ships with the product is loaded. */
class CodeFinderTest extends OverTerminologyServer {
  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    terminology
        .offering("2027", "complete")
        .knowing("A00", "child=A00.0")
        .knowing("A00.0", "parent=A00")
        .knowing("E11.9", "parent=E11");
  }

  private CodeShelf shelf() {
    return new CodeShelf(folder.resolve("codes"), Clock.systemUTC());
  }

  private CodeFinder finder() {
    return new CodeFinder(shelf()::snapshot, Optional.of(server()));
  }

  private static Search search(String typed) {
    return new Search(CodeSystem.ICD10CM, typed, DAY, Locale.ENGLISH, 20);
  }

  private static List<String> codes(CodesFound found) {
    return found.codes().stream().map(FoundCode::code).toList();
  }

  private long expansions() {
    return terminology.server().seen().stream()
        .filter(seen -> seen.path().endsWith("$expand"))
        .count();
  }

  @Test
  void find_words_findsWhatTheServerHasAndJudgesItInOneBatch() {
    CodesFound found = finder().find(search("name of a"), Optional.empty());

    assertThat(found.codes())
        .contains(
            new FoundCode(CodeSystem.ICD10CM, "A00", "name of A00", new CodeAnswer.Header(LABEL)),
            new FoundCode(
                CodeSystem.ICD10CM, "A00.0", "name of A00.0", new CodeAnswer.Billable(LABEL)));
    assertThat(found.beyond()).isTrue();
    assertThat(found.trouble()).isEmpty();
    assertThat(terminology.batches()).isEqualTo(1);
  }

  @Test
  void find_codeOfBoth_standsOnceUnderTheLoadedName() {
    CodesFound found = finder().find(search("name of e11"), Optional.empty());
    FoundCode loaded = finder().find(search("E11.9"), Optional.empty()).codes().get(0);

    assertThat(codes(found)).containsOnlyOnce("E11.9");
    assertThat(found.codes()).contains(loaded);
    assertThat(loaded.name()).doesNotContain("name of");
  }

  @Test
  void find_loadedAndServers_comeInTurn() {
    terminology.knowing("Z99.9x diabetes", "parent=Z99");
    CodesFound found = finder().find(search("diabetes"), Optional.empty());

    assertThat(found.codes()).hasSize(20);
    assertThat(codes(found).get(1)).startsWith("Z99");
  }

  @Test
  void find_wholeCodeThatNoNameHolds_isLookedUp() {
    terminology
        .server()
        .answers(seen -> withoutNames(seen.path()).orElseGet(() -> terminology.answer(seen)));
    CodesFound found = finder().find(search("a000"), Optional.empty());

    assertThat(codes(found)).containsExactly("A00.0");
    assertThat(found.codes().get(0).answer()).isEqualTo(new CodeAnswer.Billable(LABEL));
  }

  private static Optional<Sent> withoutNames(String path) {
    return path.endsWith("$expand")
        ? Optional.of(Sent.json(200, "{\"resourceType\":\"ValueSet\",\"expansion\":{}}"))
        : Optional.empty();
  }

  @Test
  void find_chosen_isJudgedByTheServer() {
    CodesFound found = finder().find(search(""), Optional.of("A00"));

    assertThat(found.codes()).isEmpty();
    assertThat(found.chosen().map(FoundCode::answer)).contains(new CodeAnswer.Header(LABEL));
    assertThat(terminology.batches()).as("not what is below it").isEqualTo(1);
    assertThat(expansions()).isZero();
  }

  @Test
  void find_again_asksNobody() {
    CodeFinder finder = finder();
    CodesFound first = finder.find(search("name of a"), Optional.empty());
    int seen = terminology.server().seen().size();

    assertThat(finder.find(search("  Name of A "), Optional.empty())).isEqualTo(first);
    assertThat(terminology.server().seen()).hasSize(seen);
  }

  @Test
  void find_serverWithoutImplicitValueSets_isSentOneAndRemembered() {
    terminology.withoutImplicitValueSets();
    CodeFinder finder = finder();

    assertThat(codes(finder.find(search("name of a00.0"), Optional.empty()))).contains("A00.0");
    assertThat(codes(finder.find(search("name of a00"), Optional.empty()))).contains("A00");
    assertThat(terminology.server().seen())
        .filteredOn(seen -> seen.path().endsWith("$expand"))
        .extracting(seen -> seen.method())
        .containsExactly("GET", "POST", "POST");
  }

  @Test
  void find_twoLetters_askTheServerForNoList() {
    finder().find(search("na"), Optional.empty());

    assertThat(expansions()).isZero();
  }

  @Test
  void find_dayThatNoVersionSpeaksFor_asksForNoList() {
    LocalDate before = LocalDate.of(2019, 5, 5);
    CodesFound found =
        finder()
            .find(
                new Search(CodeSystem.ICD10CM, "name of a", before, Locale.ENGLISH, 20),
                Optional.empty());

    assertThat(found.beyond()).isFalse();
    assertThat(found.trouble()).isEmpty();
    assertThat(expansions()).isZero();
  }

  @Test
  void find_systemThatIsImported_asksNobody() throws IOException {
    Path file = folder.resolve("icd10cm_order_2027.txt");
    Files.writeString(
        file,
        "00001 %-7s 1 %-60s %s\r\n".formatted("A000", "Cholera, made up", "Cholera, made up"));
    CodeShelf shelf = shelf();
    shelf.load(
        List.of(file),
        new ImportSettings(Optional.empty(), java.util.Map.of(), new CodeFiles()::read),
        Progress.SILENT);

    CodesFound found =
        new CodeFinder(shelf::snapshot, Optional.of(server()))
            .find(search("cholera"), Optional.of("A01"));

    assertThat(codes(found)).containsExactly("A00.0");
    assertThat(terminology.server().seen()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401, ACCESS_RESTRICTED",
    "500, NOT_REACHED",
    "404, RESOURCE_NOT_OFFERED",
    "200, UNREADABLE"
  })
  void find_listThatIsRefused_keepsWhatIsLoadedAndSaysWhy(int status, Cause cause) {
    terminology
        .server()
        .answers(
            seen ->
                seen.path().endsWith("$expand")
                    ? Sent.json(status, "{}")
                    : terminology.answer(seen));
    CodesFound found = finder().find(search("diabetes"), Optional.empty());

    assertThat(found.trouble()).contains(cause);
    assertThat(found.beyond()).isFalse();
    assertThat(codes(found)).contains("E11.9");
  }

  @Test
  void find_serverThatNeverAnswers_endsWithTheBudgetAndIsAskedAgain() throws IOException {
    budget = Duration.ofMillis(200);
    try (ServerSocket silent = new ServerSocket(0)) {
      URI base = URI.create("http://localhost:" + silent.getLocalPort() + "/fhir");
      CodeFinder finder = new CodeFinder(shelf()::snapshot, Optional.of(server(base)));

      CodesFound found = finder.find(search("diabetes"), Optional.of("A00.0"));
      assertThat(found.trouble()).contains(Cause.NOT_REACHED);
      assertThat(codes(found)).contains("E11.9");
      assertThat(found.chosen().map(FoundCode::answer))
          .containsInstanceOf(CodeAnswer.NotLoaded.class);
    }
  }
}
