package org.rimborso.cds;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of cards in one language. */
record CdsWords(Locale locale) {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  static CdsWords of(String tag) {
    return new CdsWords(Locale.forLanguageTag(tag));
  }

  /** The sentence of {@code key}; days among the arguments as the language writes them. */
  String say(String key, Object... arguments) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "org.rimborso.cds.messages", locale, CdsWords.class.getClassLoader(), NO_FALLBACK);
    Object[] shown = Arrays.stream(arguments).map(this::shown).toArray();
    return new MessageFormat(bundle.getString(key), locale).format(shown);
  }

  private Object shown(Object argument) {
    return argument instanceof LocalDate day
        ? day.format(DateTimeFormatter.ofPattern("d MMM uuuu", locale))
        : argument;
  }
}
