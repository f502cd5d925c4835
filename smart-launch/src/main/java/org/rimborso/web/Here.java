package org.rimborso.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The address of a page as its reader knows it: without what only says how it is to be sent. */
final class Here {
  private static final Set<String> HOW = Set.of("part", "whole", "lang");

  private static final String CALLBACK = "/callback/";

  private Here() {}

  static String of(HttpServletRequest request) {
    if (request.getRequestURI().startsWith(CALLBACK)) {
      // Its query holds a code and a state: nothing that a page may repeat, nor a link lead back
      // to.
      return "/";
    }
    String query = request.getQueryString();
    if (!request.getMethod().equals("GET")) {
      // What a form was sent to is no page; the page it stood on is one step up.
      return request.getRequestURI().replaceFirst("/[^/]*$", "");
    }
    if (query == null) {
      return request.getRequestURI();
    }
    String kept =
        Arrays.stream(query.split("&", -1))
            .filter(pair -> !HOW.contains(pair.replaceFirst("=.*", "")))
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? request.getRequestURI() : request.getRequestURI() + "?" + kept;
  }
}
