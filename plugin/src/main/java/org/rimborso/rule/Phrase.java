package org.rimborso.rule;

import java.util.Locale;

/** Words that read differently in each language, made when they are shown. */
@FunctionalInterface
public interface Phrase {

  /** The words in {@code language}, or in English where that language is not spoken. */
  String in(Locale language);
}
