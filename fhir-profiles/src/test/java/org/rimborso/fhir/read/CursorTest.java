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

/** Both cursors take values alike. */
class CursorTest {
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
  void string_textsOfAnyLengthThatDifferInTheirMiddle_areNotMixedUp() {
    List<String> texts =
        IntStream.range(1, 140)
            .mapToObj(length -> "a".repeat(length))
            .flatMap(text -> Stream.of(text, changedInTheMiddle(text), text))
            .toList();

    assertThat(read(quoted(texts), Cursor::string)).isEqualTo(texts);
  }

  private static String changedInTheMiddle(String text) {
    int middle = text.length() / 2;
    return text.substring(0, middle) + "b" + text.substring(middle + 1);
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

  /** The items of an array, as both cursors take them. */
  private static <T> List<T> read(String json, Function<Cursor, T> item) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    List<T> scanned = items(ByteCursor.on(bytes), item);
    try (JacksonCursor parsed = JacksonCursor.on(bytes)) {
      assertThat(items(parsed, item)).isEqualTo(scanned);
    }
    return scanned;
  }

  private static <T> List<T> items(Cursor cursor, Function<Cursor, T> item) {
    List<T> all = new ArrayList<>();
    cursor.enter();
    while (cursor.nextItem()) {
      all.add(item.apply(cursor));
    }
    return all;
  }
}
