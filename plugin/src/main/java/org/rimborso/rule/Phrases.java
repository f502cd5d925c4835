package org.rimborso.rule;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Several phrases in a row, divided by semicolons. */
public record Phrases(List<Phrase> phrases) implements Phrase {
  public Phrases {
    phrases = List.copyOf(phrases);
  }

  @Override
  public String in(Locale language) {
    return phrases.stream().map(phrase -> phrase.in(language)).collect(Collectors.joining("; "));
  }
}
