package org.rimborso.payerrules;

import java.util.Locale;

/** The same in English and in Italian. */
record Bilingual<T>(T english, T italian) {

  /** In {@code language}, in English where it is neither. */
  T in(Locale language) {
    return language.getLanguage().equals("it") ? italian : english;
  }
}
