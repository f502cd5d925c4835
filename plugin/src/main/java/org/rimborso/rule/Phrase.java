package org.rimborso.rule;

import java.util.Locale;

/** Words that read differently in each language, made when they are shown. */
@FunctionalInterface
public interface Phrase {

  /** The words in {@code language}, or in English where that language is not spoken. */
  String in(Locale language);

  /** The same words with {@code sign} in place of every amount, for who must not see any. */
  default Phrase hiding(String sign) {
    return this;
  }
}
