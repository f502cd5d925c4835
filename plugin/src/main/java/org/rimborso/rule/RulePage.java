package org.rimborso.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule's page for people, as Markdown: what it tells itself, else {@code rules/<id>.md} (English)
 * and {@code rules/<id>.it.md}, class-path resources in the jar of the rule.
 */
public final class RulePage {
  private RulePage() {}

  /** The page of {@code rule} in {@code language}, else in English; empty if it has none. */
  public static Optional<String> of(Rule rule, Locale language) {
    return rule.page(language);
  }

  /** The same, as the jar of the rule's class has it. */
  static Optional<String> of(Class<?> rule, String id, Locale language) {
    return Stream.of("." + language.getLanguage(), "")
        .flatMap(suffix -> read(rule, "/rules/" + id + suffix + ".md").stream())
        .findFirst();
  }

  private static Optional<String> read(Class<?> rule, String resource) {
    try (InputStream in = rule.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
