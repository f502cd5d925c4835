package org.rimborso.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
  private static final long SEED = 20_261_129;
  private static final int DOCUMENTS = 3_000;
  private static final Optional<String> NEW = Optional.of("{\"new\": [1.50, \"è\"]}");

  /** Every value of every document is exchanged once: all around it stays byte for byte. */
  @Test
  void with_anyValueOfRandomDocuments_changesNothingOutsideIt() {
    Random random = new Random(SEED);
    int exchanged = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      RandomJson.Document document = RandomJson.resource(random);
      JsonText json = JsonText.of(document.text()).orElseThrow();
      for (RandomJson.Place place : document.places()) {
        String before = document.text().substring(0, place.start());
        String after = document.text().substring(place.end());
        assertThat(json.with(place.pointer(), NEW).text())
            .as("seed %d, document %d, %s", SEED, i, place.pointer())
            .isEqualTo(before + NEW.get() + after);
        assertThat(json.at(place.pointer()))
            .contains(document.text().substring(place.start(), place.end()));
        exchanged++;
      }
    }
    assertThat(exchanged).isGreaterThan(DOCUMENTS);
  }

  /** What was added can be taken away again without a trace, at whatever place. */
  @Test
  void with_somethingAddedAndTakenAway_isTheSameDocument() {
    Random random = new Random(SEED);
    for (int i = 0; i < DOCUMENTS; i++) {
      RandomJson.Document document = RandomJson.resource(random);
      JsonText json = JsonText.of(document.text()).orElseThrow();
      for (RandomJson.Place place : document.places()) {
        boolean object = document.text().charAt(place.start()) == '{';
        boolean array = document.text().charAt(place.start()) == '[';
        if (object || array) {
          String pointer = place.pointer() + (object ? "/added" : "/" + json.size(place.pointer()));
          JsonText more = json.with(pointer, NEW);
          assertThat(more.at(pointer)).isEqualTo(NEW);
          assertThat(more.with(pointer, Optional.empty()).text())
              .as("seed %d, document %d, %s", SEED, i, pointer)
              .isEqualTo(document.text());
        }
      }
    }
  }

  /** Taking a value away leaves JSON that says all the rest. */
  @Test
  void with_aMemberTakenAway_saysTheRest() {
    Random random = new Random(SEED);
    for (int i = 0; i < DOCUMENTS; i++) {
      RandomJson.Document document = RandomJson.resource(random);
      JsonText json = JsonText.of(document.text()).orElseThrow();
      for (RandomJson.Place place : document.places()) {
        if (place.pointer().lastIndexOf('/') == 0) {
          JsonNode rest = Json.tree(json.with(place.pointer(), Optional.empty()).text());
          ObjectNode expected = (ObjectNode) Json.tree(document.text());
          expected.remove(place.pointer().substring(1));
          assertThat(rest).as("seed %d, document %d", SEED, i).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void with_whatHasNoHolderYet_makesIt() {
    JsonText json = JsonText.of("{\"id\":\"e1\" }").orElseThrow();
    assertThat(json.with("/period/end", Optional.of("\"2026-11-12\"")).text())
        .isEqualTo("{\"id\":\"e1\",\"period\":{\"end\":\"2026-11-12\"} }");
    assertThat(json.with("/a/b", Optional.empty()).text()).isEqualTo(json.text());
    assertThat(JsonText.of("{ }").orElseThrow().with("/a", Optional.of("1")).text())
        .isEqualTo("{\"a\":1 }");
  }

  @ParameterizedTest
  @CsvSource({"/0,'[2, 3]'", "/1,'[1, 3]'", "/2,'[1, 2]'"})
  void with_anElementTakenAway_closesTheGap(String pointer, String rest) {
    assertThat(JsonText.of("[1, 2, 3]").orElseThrow().with(pointer, Optional.empty()).text())
        .isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,}",
        "nonsense",
        "\ufeff{}",
        "{'a':1}"
      })
  void of_whatIsNoWholePlainDocument_isEmpty(String text) {
    assertThat(JsonText.of(text)).isEmpty();
  }

  @Test
  void of_otherEncodings_isEmpty() {
    assertThat(JsonText.of("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE))).isEmpty();
    assertThat(JsonText.of("{\"a\":1}".getBytes(StandardCharsets.UTF_16BE))).isEmpty();
  }
}
