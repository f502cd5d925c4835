package org.rimborso.fhir.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Coding;

class TerminologyReaderTest {
  private static final String LOOKUP =
      """
      {"parameter":[{"name":"display","valueString":"Type 2"},
        {"name":"abstract","valueBoolean":true},
        {"name":"property","part":[{"name":"code","valueCode":"child"},{"name":"value","valueCode":"E11.0"}]},
        {"name":"property","part":[{"name":"code","valueCode":"parent"},{"name":"value","valueCoding":{"system":"s","code":"E08-E13"}}]},
        {"name":"count","valueInteger":7},
        {"name":"odd","valueQuantity":{"value":1}}],
       "resourceType":"Parameters"}""";
  private static final String BATCH =
      """
      {"resourceType":"Bundle","type":"batch-response","entry":[
        {"response":{"status":"200 OK"},"resource":%s},
        {"resource":{"resourceType":"OperationOutcome","issue":[]},"response":{"status":"404"}},
        {"response":{"status":"500 failed"}}]}"""
          .formatted(LOOKUP);

  @Test
  void operation_whateverTheOrderOfKeys_isRead() {
    OperationAnswer answer = TerminologyReader.operation(LOOKUP.getBytes(UTF_8)).orElseThrow();
    assertThat(answer.isResult()).isTrue();
    assertThat(answer.value("display")).contains("Type 2");
    assertThat(answer.value("abstract")).contains("true");
    assertThat(answer.value("count")).contains("7");
    assertThat(answer.value("odd")).isEmpty();
    assertThat(answer.parameters())
        .filteredOn(parameter -> parameter.name().equals("property"))
        .extracting(parameter -> parameter.part("value"))
        .containsExactly(Optional.of("E11.0"), Optional.of("E08-E13"));
  }

  @Test
  void operation_translate_matchesKeepTheirCodings() {
    String json =
        """
        {"resourceType":"Parameters","parameter":[{"name":"result","valueBoolean":true},
          {"name":"match","part":[{"name":"equivalence","valueCode":"wider"},
            {"name":"concept","valueCoding":{"system":"t","code":"E11.9","display":"Type 2"}}]},
          {"name":"match","part":[{"name":"concept","valueString":"E11.8"},{"name":"concept","valueQuantity":{"value":1}}]},
          {"name":"match","part":"E11.7"},
          {"name":"match"}]}""";
    OperationAnswer answer = TerminologyReader.operation(json.getBytes(UTF_8)).orElseThrow();
    assertThat(answer.value("result")).contains("true");
    assertThat(answer.parameters())
        .filteredOn(parameter -> parameter.name().equals("match"))
        .extracting(match -> match.partCoding("concept"))
        .containsExactly(
            Optional.of(new Coding("t", "E11.9", Optional.of("Type 2"))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(answer.parameters().get(1).part("equivalence")).contains("wider");
  }

  @Test
  void batch_entries_areAnswersInOrderWithTheirStatus() {
    List<OperationAnswer> answers = TerminologyReader.batch(BATCH.getBytes(UTF_8)).orElseThrow();
    assertThat(answers).hasSize(3);
    assertThat(answers).extracting(OperationAnswer::isResult).containsExactly(true, false, false);
    assertThat(answers.get(1).status()).contains("404");
    assertThat(answers.get(2).resourceType()).isEmpty();
  }

  @Test
  void batch_cutAnywhere_isNoAnswer() {
    byte[] whole = BATCH.getBytes(UTF_8);
    for (int cut = 0; cut < whole.length; cut++) {
      assertThat(TerminologyReader.batch(Arrays.copyOf(whole, cut))).as("cut at %d", cut).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>sign in</html>",
        "[]",
        "7",
        "null",
        "{}",
        "{\"resourceType\":\"Bundle\"} x",
        "{\"resourceType\":7}"
      })
  void documents_ofOtherKinds_areNoAnswer(String json) {
    assertThat(TerminologyReader.operation(json.getBytes(UTF_8)).filter(OperationAnswer::isResult))
        .isEmpty();
    assertThat(TerminologyReader.expansion(json.getBytes(UTF_8))).isEmpty();
    assertThat(TerminologyReader.batch(json.getBytes(UTF_8)).filter(all -> !all.isEmpty()))
        .isEmpty();
  }

  @Test
  void codeSystems_ofASearch_areThoseWithVersionAndContent() {
    String json =
        """
        {"resourceType":"Bundle","type":"searchset","entry":[
          {"resource":{"resourceType":"CodeSystem","url":"u","version":"2027","content":"complete","concept":[{"code":"A"}]}},
          {"resource":{"resourceType":"OperationOutcome"}},
          {"resource":{"resourceType":"CodeSystem","url":"u","content":"fragment"}}]}""";
    assertThat(TerminologyReader.codeSystems(json.getBytes(UTF_8)))
        .contains(
            List.of(
                new OfferedCodeSystem("u", Optional.of("2027"), "complete"),
                new OfferedCodeSystem("u", Optional.empty(), "fragment")));
  }

  @Test
  void expansion_nested_isFlat() {
    String json =
        """
        {"resourceType":"ValueSet","expansion":{"contains":[
          {"system":"s","contains":[{"system":"s","code":"B","display":"b"}],"code":"A"},
          {"display":"a group"},{"system":"s","code":"C"}]}}""";
    assertThat(TerminologyReader.expansion(json.getBytes(UTF_8)))
        .contains(
            List.of(
                new Coding("s", "A", Optional.empty()),
                new Coding("s", "B", Optional.of("b")),
                new Coding("s", "C", Optional.empty())));
  }
}
