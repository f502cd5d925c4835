package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JacksonCursorTest {
  @Test
  void string_textsThatDifferInOneCharacterAnywhere_areNotMixedUp() {
    String uri = "http://hl7.org/fhir/sid/icd-10-cm";
    List<String> texts =
        IntStream.range(0, uri.length())
            .mapToObj(i -> uri.substring(0, i) + "#" + uri.substring(i + 1))
            .flatMap(text -> Stream.of(text, uri, text))
            .toList();

    assertThat(read(quoted(texts), Cursor::string)).isEqualTo(texts);
  }

  @Test
  void string_shortLongEmptyEscapedAndBeyondLatin_areReadAsWritten() {
    List<String> texts = List.of("", "a", "aa", "è", "漢字", "x".repeat(128), "x".repeat(129), "a");

    assertThat(read(quoted(texts), Cursor::string)).isEqualTo(texts);
    assertThat(read("[\"a\\u0062\",\"ab\"]", Cursor::string)).containsExactly("ab", "ab");
  }

  @Test
  void number_anyForm_isExactWithTheScaleItWasWrittenIn() {
    List<String> numbers =
        List.of(
            "0",
            "120.00",
            "-120.00",
            "0.10",
            "1e3",
            "12E-2",
            "99999999999999999.9",
            "999999999999999999",
            "1234567890123456789012.50");

    assertThat(read("[" + String.join(",", numbers) + "]", Cursor::number))
        .isEqualTo(numbers.stream().map(BigDecimal::new).toList());
  }

  private static String quoted(List<String> texts) {
    return texts.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  private static <T> List<T> read(String json, Function<Cursor, T> item) {
    List<T> all = new ArrayList<>();
    try (JacksonCursor cursor = JacksonCursor.on(json.getBytes(StandardCharsets.UTF_8))) {
      cursor.enter();
      while (cursor.nextItem()) {
        all.add(item.apply(cursor));
      }
    }
    return all;
  }
}
