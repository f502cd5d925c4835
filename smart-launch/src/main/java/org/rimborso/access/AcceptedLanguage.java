package org.rimborso.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;

/** The language that a request asks for by {@code Accept-Language}. */
public final class AcceptedLanguage {
  /** The tags of the languages that the app speaks. */
  public static final Set<String> SPOKEN = Set.of("en", "it");

  private AcceptedLanguage() {}

  /** The tag of the first language asked for that the app speaks, else {@code en}. */
  public static String of(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null
        ? "en"
        : Collections.list(request.getLocales()).stream()
            .map(Locale::getLanguage)
            .filter(SPOKEN::contains)
            .findFirst()
            .orElse("en");
  }
}
