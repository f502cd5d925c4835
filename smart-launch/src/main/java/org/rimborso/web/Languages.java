package org.rimborso.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.rimborso.access.AcceptedLanguage;
import org.rimborso.web.view.Words;

/**
 * Which language a reader gets: the one asked for in the address, else the one asked for before (a
 * cookie keeps it), else the browser's first that we speak, else English.
 */
final class Languages {
  private static final String COOKIE = "__Host-rimborso-lang";
  private static final int YEAR = 365 * 24 * 3600;

  private Languages() {}

  static Words of(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> asked =
        Optional.ofNullable(request.getParameter("lang")).filter(AcceptedLanguage.SPOKEN::contains);
    asked.ifPresent(tag -> response.addCookie(cookie(tag)));
    return Words.of(
        asked.or(() -> remembered(request)).orElseGet(() -> AcceptedLanguage.of(request)));
  }

  private static Optional<String> remembered(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .filter(AcceptedLanguage.SPOKEN::contains)
            .findFirst();
  }

  private static Cookie cookie(String tag) {
    Cookie cookie = new Cookie(COOKIE, tag);
    cookie.setPath("/");
    cookie.setSecure(true);
    cookie.setHttpOnly(true);
    cookie.setMaxAge(YEAR);
    cookie.setAttribute("SameSite", "None");
    cookie.setAttribute("Partitioned", "");
    return cookie;
  }
}
