package org.rimborso.payerrules;

import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Values of a file, understood. */
final class YamlValues {
  private YamlValues() {}

  /** A single value, understood by {@code reader}, which throws if it cannot be. */
  static <T> Optional<T> read(YamlPart part, String expected, Function<String, T> reader) {
    Optional<String> text = part.text();
    try {
      return text.map(one -> reader.apply(one.strip()));
    } catch (IllegalArgumentException | DateTimeException wrong) {
      part.mistake("expected " + expected + ", not '" + shortened(text.orElse("")) + "'");
      return Optional.empty();
    }
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  /** Both languages; empty where one is missing, which is a mistake. */
  static Optional<Bilingual<YamlPart>> bilingual(YamlPart part) {
    Map<String, YamlPart> keys = part.keys(Set.of("en", "it"));
    Optional<YamlPart> english = language(part, keys, "en");
    Optional<YamlPart> italian = language(part, keys, "it");
    return english.flatMap(en -> italian.map(it -> new Bilingual<>(en, it)));
  }

  private static Optional<YamlPart> language(
      YamlPart part, Map<String, YamlPart> keys, String language) {
    YamlPart found = keys.get(language);
    if (found == null && part.isKeys()) {
      part.mistake("a text without its translation '" + language + "'");
    }
    return Optional.ofNullable(found);
  }

  static void require(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }
}
