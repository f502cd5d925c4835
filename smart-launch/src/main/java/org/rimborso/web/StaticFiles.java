package org.rimborso.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The few files that pages load: styles and scripts. Read once, known by name. */
final class StaticFiles {
  private static final String OWN = "org/rimborso/web/static/";
  private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

  private final Map<String, Reply.Content> files =
      Map.of(
          "rimborso.css", read(OWN + "rimborso.css", "text/css; charset=utf-8"),
          "rimborso.js", read(OWN + "rimborso.js", "text/javascript; charset=utf-8"),
          "authorize.js", read(OWN + "authorize.js", "text/javascript; charset=utf-8"),
          "htmx.js", read(HTMX, "text/javascript; charset=utf-8"));

  Optional<Reply.Content> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private static Reply.Content read(String path, String type) {
    try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + path);
      }
      return new Reply.Content(type, in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException("unreadable on the class path: " + path, broken);
    }
  }
}
