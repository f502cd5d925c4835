package org.rimborso.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.Permission;
import org.rimborso.web.view.Words;

/**
 * One request, as handlers see it.
 *
 * @param path names the variable parts of the path
 * @param query every parameter of query and form, the first value of each
 * @param here path and query, as asked
 * @param words in the reader's language
 * @param nonce of this answer's Content-Security-Policy
 * @param visitor who asks; empty before there is a session
 */
record Call(
    HttpServletRequest request,
    HttpServletResponse response,
    Map<String, String> path,
    Map<String, String> query,
    String here,
    Words words,
    String nonce,
    Optional<Admitted> visitor) {
  Call {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
  }

  Call by(Admitted known) {
    return new Call(request, response, path, query, here, words, nonce, Optional.of(known));
  }

  Call at(Map<String, String> parts) {
    return new Call(request, response, parts, query, here, words, nonce, visitor);
  }

  /** The same request without who asks. */
  Call unknown() {
    return new Call(request, response, path, query, here, words, nonce, Optional.empty());
  }

  /** A variable part of the path that the route is known to have. */
  String part(String name) {
    return Optional.ofNullable(path.get(name))
        .orElseThrow(() -> new IllegalArgumentException("the route has no such part"));
  }

  Optional<String> asked(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  /** Who asks, on routes that are only reached by visitors. */
  Admitted someone() {
    return visitor.orElseThrow(() -> new IllegalStateException("a route without a visitor"));
  }

  /** The words for what the visitor may see: with amounts or without. */
  Words permittedWords() {
    return someone().may(Permission.SEE_AMOUNTS) ? words : words.withoutAmounts();
  }

  /** Whether the form that was sent carries the visitor's token for this purpose. */
  boolean isSent(String purpose) {
    return asked("token").filter(token -> Csrf.matches(someone(), purpose, token)).isPresent();
  }

  /** The version that the reader of a form saw; 0 for none. */
  int version() {
    return asked("version")
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElse(0);
  }

  /** The path of the visitor's launch. */
  String base() {
    return "/s/" + someone().launch().id();
  }

  /** Whether this is htmx filling in a part of a page that stands already. */
  boolean isPart() {
    return query.containsKey("part");
  }
}
