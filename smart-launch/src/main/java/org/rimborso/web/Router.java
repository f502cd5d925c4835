package org.rimborso.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which handler answers which method and path. What is not listed does not exist; segments in
 * braces match one segment of safe characters.
 *
 * @param <H> what is found: handlers of one kind
 */
final class Router<H> {
  private final List<Route<H>> routes = new ArrayList<>();

  /** A way to a handler. */
  private record Route<H>(String method, List<String> pattern, H handler) {}

  /** The handler found, with the variable parts of the path. */
  record Found<H>(H handler, Map<String, String> parts) {}

  Router<H> add(String method, String pattern, H handler) {
    routes.add(new Route<>(method, List.of(pattern.split("/", -1)), handler));
    return this;
  }

  Optional<Found<H>> find(String method, String path) {
    String[] segments = path.split("/", -1);
    return routes.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> match(route, segments).stream())
        .findFirst();
  }

  /** Every handler, once for each of its ways. */
  List<H> all() {
    return routes.stream().map(Route::handler).toList();
  }

  /** The pattern that a path follows, under whatever method; holds nothing of the path itself. */
  Optional<String> pattern(String path) {
    String[] segments = path.split("/", -1);
    return routes.stream()
        .filter(route -> match(route, segments).isPresent())
        .map(route -> String.join("/", route.pattern()))
        .findFirst();
  }

  /** Whether the path exists under some other method. */
  boolean knows(String path) {
    String[] segments = path.split("/", -1);
    return routes.stream().anyMatch(route -> match(route, segments).isPresent());
  }

  private static <H> Optional<Found<H>> match(Route<H> route, String[] segments) {
    if (route.pattern().size() != segments.length) {
      return Optional.empty();
    }
    Map<String, String> parts = new HashMap<>();
    for (int i = 0; i < segments.length; i++) {
      String wanted = route.pattern().get(i);
      if (wanted.startsWith("{") && isSafe(segments[i])) {
        parts.put(wanted.substring(1, wanted.length() - 1), segments[i]);
      } else if (!wanted.equals(segments[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(new Found<>(route.handler(), parts));
  }

  private static boolean isSafe(String segment) {
    return !segment.isEmpty()
        && segment.length() <= 128
        && segment
            .chars()
            .allMatch(
                c ->
                    c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || c == '-'
                        || c == '_'
                        || c == '.')
        && !segment.startsWith(".");
  }
}
