package org.rimborso.codebooks.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Cause;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;

/** Which candidates a server's {@code $translate} gives, and how far they are believed. */
class TerminologyMapTest extends OverTerminologyServer {
  private static final String TERM = "44054006";

  private static Translation translation(String code) {
    return new Translation(CodeSystem.SNOMED, code, CodeSystem.ICD10CM);
  }

  private Optional<List<String>> candidates() {
    return ask(server(), List.of(translation(TERM))).to(translation(TERM));
  }

  private static String answer(String result, String... matches) {
    return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"result\",%s},%s]}"
        .formatted(result, String.join(",", matches));
  }

  @Test
  void ask_matches_areCandidatesTheSameMeaningFirst() {
    terminology.mapping(
        TERM, "narrower E11.65", "equivalent E11.9", "wider E11", "narrower e11.65", "equal E11.8");

    Answers answers = ask(server(), List.of(translation(TERM)));

    assertThat(answers.to(translation(TERM))).contains(List.of("E119", "E118", "E1165", "E11"));
    assertThat(answers.name(CodeSystem.ICD10CM, "E11.9")).contains("name of E11.9");
    assertThat(terminology.server().seen())
        .singleElement()
        .satisfies(
            seen ->
                assertThat(seen.body())
                    .contains(
                        "ConceptMap/$translate?system=http%3A%2F%2Fsnomed.info%2Fsct&code=44054006"
                            + "&targetsystem=http%3A%2F%2Fhl7.org%2Ffhir%2Fsid%2Ficd-10-cm"));
  }

  @ParameterizedTest
  @CsvSource({
    "equal, true",
    "equivalent, true",
    "wider, true",
    "subsumes, true",
    "narrower, true",
    "specializes, true",
    "inexact, true",
    "relatedto, true",
    "source-is-broader-than-target, true",
    "unmatched, false",
    "disjoint, false",
    "not-related-to, false",
    "perhaps, false"
  })
  void ask_nearness_decidesWhetherAMatchCounts(String word, boolean counts) {
    terminology.mapping(TERM, word + " E11.9");

    assertThat(candidates()).contains(counts ? List.of("E119") : List.of());
  }

  @Test
  void ask_matchThatDoesNotSayHowNear_counts() {
    String match =
        "{\"name\":\"match\",\"part\":[{\"name\":\"concept\",\"valueCoding\":{\"system\":\"%s\",\"code\":\"E11.9\"}}]}";
    terminology.translating(
        TERM, answer("\"valueBoolean\":true", match.formatted(ScriptedTerminology.ICD10CM)));

    assertThat(candidates()).contains(List.of("E119"));
  }

  @Test
  void ask_mapWithoutACode_isNotAServerWithoutAMap() {
    terminology.mapping(TERM);

    assertThat(candidates()).contains(List.of());
    assertThat(ask(server(), List.of(translation("1"))).to(translation("1"))).isEmpty();
  }

  @Test
  void ask_codesOfOtherSystemsAndNoCodes_areNoCandidates() {
    terminology.translating(
        TERM,
        answer(
            "\"valueBoolean\":true",
            ScriptedTerminology.match("equal", "http://hl7.org/fhir/sid/icd-10", "E11.7"),
            ScriptedTerminology.match("equal", "", "E11.6"),
            ScriptedTerminology.match("equal", ScriptedTerminology.ICD10CM, "S72.00?A"),
            ScriptedTerminology.match("equal", ScriptedTerminology.ICD10CM, "E".repeat(5_000)),
            ScriptedTerminology.match("equal", ScriptedTerminology.ICD10CM, "<b>E11</b>"),
            "{\"name\":\"match\",\"part\":[{\"name\":\"concept\",\"valueString\":\"E11.5\"}]}",
            "{\"name\":\"match\",\"part\":\"E11.4\"}",
            "{\"name\":\"match\",\"valueCoding\":{\"system\":\"%s\",\"code\":\"E11.3\"}}"
                .formatted(ScriptedTerminology.ICD10CM),
            "7",
            ScriptedTerminology.match("equal", "urn:oid:2.16.840.1.113883.6.90", "E11.9")));

    assertThat(candidates()).contains(List.of("E119"));
  }

  @Test
  void ask_thousandsOfMatches_areAFew() {
    String[] matches =
        IntStream.range(10_000, 15_000).mapToObj(i -> "narrower E" + i).toArray(String[]::new);
    terminology.mapping(TERM, matches);

    assertThat(candidates().orElseThrow()).hasSize(20).startsWith("E10000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceType\":\"Parameters\"}",
        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"result\",\"valueString\":\"yes\"}]}",
        "{\"resourceType\":\"Parameters\",\"parameter\":7}",
        "{\"resourceType\":\"ConceptMap\"}",
        "{}",
        "null",
        "\"<html>sign in</html>\""
      })
  void ask_answerOfAnotherKind_saysNothing(String json) {
    terminology.translating(TERM, json).offering("2027", "complete").knowing("A00.0", "parent=A00");

    Answers answers = ask(server(), List.of(translation(TERM), question("A00.0")));

    assertThat(answers.to(translation(TERM))).isEmpty();
    assertThat(answers.to(question("A000"))).contains(new CodeAnswer.Billable(LABEL));
    assertThat(answers.trouble()).isEmpty();
  }

  @Test
  void ask_codesAndMaps_takeOneBatch() {
    terminology
        .mapping(TERM, "equal E11.9")
        .offering("2027", "complete")
        .knowing("A00.0", "parent=A00");

    Answers answers = ask(server(), List.of(translation(TERM), question("A00.0")));

    assertThat(answers.to(translation(TERM))).contains(List.of("E119"));
    assertThat(answers.to(question("A000"))).isPresent();
    assertThat(terminology.batches()).isEqualTo(1);
  }

  @Test
  void ask_again_asksNobody() {
    terminology.mapping(TERM, "equal E11.9");
    TerminologyServer server = server();
    List<Translation> both = List.of(translation(TERM), translation("1"));
    ask(server, both);

    assertThat(ask(server, both).to(translation(TERM))).contains(List.of("E119"));
    assertThat(terminology.batches()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"250.00", "25000"})
  void ask_codeWithADot_isTriedBothWays(String spelling) {
    terminology.mapping(spelling, "equal E11.9");
    Translation ninth = new Translation(CodeSystem.ICD9CM, "250.00", CodeSystem.ICD10CM);

    assertThat(ask(server(), List.of(ninth)).to(ninth)).contains(List.of("E119"));
  }

  @Test
  void ask_moreThanAFewMaps_areAskedAtTheNextLook() {
    List<Translation> many =
        IntStream.range(0, 30).mapToObj(i -> translation(Integer.toString(i))).toList();
    many.forEach(one -> terminology.mapping(one.code(), "equal E11.9"));
    TerminologyServer server = server();

    assertThat(ask(server, many).size()).isEqualTo(20);
    assertThat(ask(server, many).size()).isEqualTo(30);
  }

  @Test
  void ask_onlyMapsOfAServerThatCannotBeRead_isNoTrouble() {
    byte[] page = "<html>sign in</html>".getBytes(StandardCharsets.UTF_8);
    terminology.server().answers(seen -> new Sent(200, Map.of("Content-Type", "text/html"), page));
    Answers answers = ask(server(), List.of(translation(TERM)));

    assertThat(answers.size()).isZero();
    assertThat(answers.trouble()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 403, 404, 500})
  void ask_oneByOneWhereMapsAreRefused_codesAreAnswered(int status) {
    terminology.refusingBatches().offering("2027", "complete").knowing("A00.0", "parent=A00");
    terminology
        .server()
        .answers(
            seen ->
                seen.path().endsWith("$translate")
                    ? Sent.json(status, "<html>")
                    : terminology.answer(seen));
    Answers answers = ask(server(), List.of(translation(TERM), question("A00.0")));

    assertThat(answers.to(question("A000"))).contains(new CodeAnswer.Billable(LABEL));
    assertThat(answers.to(translation(TERM))).isEmpty();
    assertThat(answers.trouble()).isEmpty();
  }

  @Test
  void ask_serverTooSlowWithMaps_isAskedForCodesAloneFromThenOn() {
    CountDownLatch never = new CountDownLatch(1);
    terminology.offering("2027", "complete").knowing("A00.0", "parent=A00");
    terminology
        .server()
        .answers(seen -> isAboutMaps(seen) ? after(never) : terminology.answer(seen));
    TerminologyServer server = server();
    List<Unanswered> both = List.of(translation(TERM), question("A00.0"));
    ask(server, "A00.1");
    Answers late = server.inquiry(Budget.of(Duration.ofMillis(200))).run(both);
    Answers next = ask(server, both);
    never.countDown();

    assertThat(late.trouble()).contains(Cause.NOT_REACHED);
    assertThat(next.to(question("A000"))).contains(new CodeAnswer.Billable(LABEL));
    assertThat(next.trouble()).isEmpty();
  }

  private static boolean isAboutMaps(Seen seen) {
    return seen.body().contains("$translate");
  }

  private static Sent after(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return Sent.json(500, "{}");
  }
}
