package org.rimborso.codebooks.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Cause;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.Outbound;

class TerminologyServerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
  private static final String LABEL = "ICD-10-CM 2027 (terminology server)";

  @TempDir private Path folder;
  private final ScriptedTerminology terminology = new ScriptedTerminology();
  private Optional<Path> token = Optional.empty();
  private Duration budget = Duration.ofSeconds(20);

  @AfterEach
  void stop() {
    terminology.close();
  }

  private TerminologyServer server() {
    return server(URI.create(terminology.server().origin() + "/fhir"));
  }

  private TerminologyServer server(URI base) {
    return new TerminologyServer(
        new TerminologySettings(
            base, token, Set.of(CodeSystem.ICD10CM), budget, Duration.ofHours(1)),
        new Outbound(CLOCK, time -> {}),
        CLOCK);
  }

  private static Question question(String code) {
    return new Question(CodeSystem.ICD10CM, code, DAY);
  }

  private static Answers ask(TerminologyServer server, String... codes) {
    Set<Question> questions = new LinkedHashSet<>();
    Arrays.stream(codes).map(TerminologyServerTest::question).forEach(questions::add);
    return server.ask(questions, Budget.of(Duration.ofSeconds(30)));
  }

  private Optional<CodeAnswer> answer(String code) {
    return ask(server(), code).to(question(code));
  }

  @Test
  void ask_severalCodes_takesOneBatch() {
    terminology
        .offering("2027", "complete")
        .knowing("A00.0", "parent=A00")
        .knowing("A00.1", "parent=A00");
    TerminologyServer server = server();

    Answers answers = ask(server, "A00.0", "A001", "A00.9");

    assertThat(answers.trouble()).isEmpty();
    assertThat(answers.to(question("A000"))).contains(new CodeAnswer.Billable(LABEL));
    assertThat(answers.to(question("A001"))).contains(new CodeAnswer.Billable(LABEL));
    assertThat(answers.to(question("A009"))).contains(new CodeAnswer.Unknown(LABEL));
    assertThat(answers.name(CodeSystem.ICD10CM, "A00.0")).contains("name of A00.0");
    assertThat(terminology.batches()).isEqualTo(1);
  }

  @Test
  void ask_again_asksNobody() {
    terminology.offering("2027", "complete").knowing("A00.0", "parent=A00");
    TerminologyServer server = server();
    ask(server, "A00.0", "A00.9");
    int seen = terminology.server().seen().size();

    Answers answers = ask(server, "A00.0", "A00.9");

    assertThat(answers.to(question("A000"))).isPresent();
    assertThat(answers.to(question("A009"))).isPresent();
    assertThat(terminology.server().seen()).hasSize(seen);
  }

  @Test
  void ask_header_learnsWhatIsBelow() {
    terminology
        .offering("2027", "complete")
        .knowing("A00", "child=A00.0", "child=A00.1", "parent=A00-A09")
        .knowing("A00.0", "parent=A00")
        .knowing("A00.1", "child=A00.11", "parent=A00")
        .knowing("A00.11", "parent=A00.1");

    Answers answers = ask(server(), "A00");

    assertThat(answers.to(question("A00"))).contains(new CodeAnswer.Header(LABEL));
    assertThat(answers.billableBelow(question("A00"))).containsExactly("A000", "A0011");
    assertThat(terminology.batches()).isEqualTo(3);
  }

  @Test
  void ask_headerOfWhichAChildIsNotTold_namesNoneBelow() {
    terminology
        .offering("2027", "complete")
        .knowing("A00", "child=A00.0", "child=A00.1")
        .knowing("A00.0", "parent=A00")
        .knowing("A00.1");

    Answers answers = ask(server(), "A00");

    assertThat(answers.to(question("A00"))).contains(new CodeAnswer.Header(LABEL));
    assertThat(answers.billableBelow(question("A00"))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "notSelectable=true, Header",
    "notSelectable=false, Billable",
    "notSelectable=false;child=A00.1, Header",
    "abstract=true, Header",
    "abstract=false, none",
    "abstract=false;parent=A00, Billable",
    "parent=A00, Billable",
    "parent=A00;inactive=false, Billable",
    "parent=A00;inactive=true, none",
    "parent=A00;inactive=true;retirementDate=2026-10-01, NoLongerValid",
    "parent=A00;retirementDate=2026-11-02, NoLongerValid",
    "parent=A00;retirementDate=2026-11-03, Billable",
    "parent=A00;effectiveDate=2026-11-03T00:00:00Z, NotYetValid",
    "parent=A00;effectiveDate=2026-11-02, Billable",
    "parent=A00;effectiveDate=2027, Billable",
    "parent=A00;version=2027, Billable",
    "parent=A00;version=2026, none",
    "color=red, none"
  })
  void ask_properties_areReadAsFar(String properties, String kind) {
    terminology.offering("2027", "complete").knowing("A00.0", properties.split(";", -1));

    assertThat(answer("A00.0").map(answer -> answer.getClass().getSimpleName()).orElse("none"))
        .isEqualTo(kind);
  }

  @Test
  void ask_retiredCode_namesItsLastDay() {
    terminology
        .offering("2027", "complete")
        .knowing("A00.0", "inactive=true", "retirementDate=2026-10-01");

    assertThat(answer("A00.0"))
        .contains(new CodeAnswer.NoLongerValid(LABEL, LocalDate.of(2026, 9, 30), Optional.empty()));
  }

  @Test
  void ask_codeThatServerSpellsWithoutDot_isFound() {
    terminology.offering("2027", "complete").knowing("A000", "parent=A00");

    assertThat(answer("A00.0")).contains(new CodeAnswer.Billable(LABEL));
  }

  @ParameterizedTest(name = "version ''{0}'' {1}")
  @CsvSource({
    "2027, complete, true",
    "FY2027, complete, true",
    "2026-10-01, complete, true",
    "2027, fragment, false",
    "2026, complete, false",
    "2026-11-03, complete, false",
    "'', complete, true",
    "'', not-present, false",
    "draft, complete, true"
  })
  void ask_codeThatIsNotThere_isUnknownOnlyInAWholeVersionOfThatDay(
      String version, String content, boolean unknown) {
    terminology.offering(version, content);

    assertThat(answer("A00.9").filter(CodeAnswer.Unknown.class::isInstance).isPresent())
        .isEqualTo(unknown);
  }

  @Test
  void ask_versionWithoutName_speaksForTodayOnly() {
    terminology.offering("", "complete").knowing("A00.0", "parent=A00");
    Question before = new Question(CodeSystem.ICD10CM, "A00.0", LocalDate.of(2026, 9, 30));

    Answers answers =
        server().ask(Set.of(question("A000"), before), Budget.of(Duration.ofSeconds(30)));

    assertThat(answers.to(question("A000"))).isPresent();
    assertThat(answers.to(before)).isEmpty();
    assertThat(answers.trouble()).isEmpty();
  }

  @Test
  void ask_ofSeveralVersions_theDaysOwnIsAsked() {
    terminology
        .offering("2026", "complete")
        .offering("2027", "complete")
        .knowing("A00.0", "parent=A00");
    server()
        .ask(
            Set.of(new Question(CodeSystem.ICD10CM, "A00.0", LocalDate.of(2026, 9, 30))),
            Budget.of(Duration.ofSeconds(30)));

    assertThat(terminology.server().seen())
        .filteredOn(seen -> seen.method().equals("POST"))
        .allSatisfy(seen -> assertThat(seen.body()).contains("version=2026", "date=2026-09-30"));
  }

  @Test
  void ask_systemThatIsNotListed_isAskedButProvesNothingAbsent() {
    terminology.knowing("A00.0", "parent=A00");

    assertThat(answer("A00.0")).contains(new CodeAnswer.Billable("ICD-10-CM (terminology server)"));
    assertThat(answer("A00.9")).isEmpty();
  }

  @Test
  void ask_serverThatTakesNoBatch_isAskedOneByOneAndRemembered() {
    terminology.refusingBatches().offering("2027", "complete").knowing("A00.0", "parent=A00");
    TerminologyServer server = server();

    Answers answers = ask(server, "A00.0", "A00.9");
    ask(server, "A00.1");

    assertThat(answers.trouble()).isEmpty();
    assertThat(answers.to(question("A000"))).contains(new CodeAnswer.Billable(LABEL));
    assertThat(answers.to(question("A009"))).contains(new CodeAnswer.Unknown(LABEL));
    assertThat(terminology.batches()).isEqualTo(1);
  }

  @Test
  void ask_serverDown_isTroubleAndNoAnswer() throws IOException {
    URI gone;
    try (ServerSocket socket = new ServerSocket(0)) {
      gone = URI.create("http://localhost:" + socket.getLocalPort() + "/fhir");
    }

    Answers answers = ask(server(gone), "A00.0");

    assertThat(answers.trouble()).contains(Cause.NOT_REACHED);
    assertThat(answers.isEmpty()).isTrue();
  }

  @Test
  void ask_serverThatNeverAnswers_endsWithTheBudget() throws IOException {
    budget = Duration.ofMillis(100);
    try (ServerSocket silent = new ServerSocket(0)) {
      URI base = URI.create("http://localhost:" + silent.getLocalPort() + "/fhir");

      assertThat(ask(server(base), "A00.0").trouble()).contains(Cause.NOT_REACHED);
    }
  }

  @Test
  void ask_pageWithoutTimeLeft_asksNobody() {
    Answers answers = server().ask(Set.of(question("A00.0")), Budget.of(Duration.ZERO));

    assertThat(answers.trouble()).contains(Cause.NOT_REACHED);
    assertThat(terminology.server().seen()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "401, ACCESS_RESTRICTED",
    "403, ACCESS_RESTRICTED",
    "500, NOT_REACHED",
    "503, NOT_REACHED"
  })
  void ask_refused_isTroubleWithItsCause(int status, Cause cause) {
    terminology.server().answers(seen -> Sent.json(status, "{}"));

    assertThat(ask(server(), "A00.0").trouble()).contains(cause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>sign in</html>",
        "{\"resourceType\":\"Bundle\",\"entry\":[",
        "{\"resourceType\":\"Bundle\",\"entry\":[]}",
        "{}"
      })
  void ask_batchAnswerThatIsNone_isUnreadable(String body) {
    terminology.offering("2027", "complete");
    terminology
        .server()
        .answers(
            seen -> seen.method().equals("POST") ? Sent.json(200, body) : terminology.answer(seen));

    assertThat(ask(server(), "A00.0").trouble()).contains(Cause.UNREADABLE);
  }

  @Test
  void ask_webPage_isUnreadable() {
    byte[] page = "<html>sign in</html>".getBytes(StandardCharsets.UTF_8);
    terminology.server().answers(seen -> new Sent(200, Map.of("Content-Type", "text/html"), page));

    assertThat(ask(server(), "A00.0").trouble()).contains(Cause.UNREADABLE);
  }

  @Test
  void ask_afterATrouble_failuresAreNotKept() {
    terminology.offering("2027", "complete").knowing("A00.0", "parent=A00");
    TerminologyServer server = server();
    terminology
        .server()
        .answers(
            seen -> seen.method().equals("POST") ? Sent.json(401, "{}") : terminology.answer(seen));
    assertThat(ask(server, "A00.0").trouble()).isPresent();
    terminology.server().answers(terminology::answer);

    assertThat(ask(server, "A00.0").to(question("A000"))).isPresent();
  }

  @Test
  void ask_withTokenFile_sendsItAsItStandsNow() throws IOException {
    Path file = folder.resolve("token");
    Files.writeString(file, "first\n");
    token = Optional.of(file);
    terminology.offering("2027", "complete");
    TerminologyServer server = server();
    ask(server, "A00.0");
    Files.writeString(file, "second\n");
    ask(server, "A00.1");

    List<String> sent =
        terminology.server().seen().stream()
            .map(seen -> seen.header("Authorization").orElse("none"))
            .distinct()
            .toList();
    assertThat(sent).containsExactly("Bearer first", "Bearer second");
  }
}
