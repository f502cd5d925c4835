package org.rimborso.fhir.read;

import java.net.URI;
import java.util.Optional;
import org.rimborso.chart.Reference;

/**
 * Says which resource a reference means. Contained resources ({@code #x}) never get here: the
 * reader of the resource that holds them knows them.
 */
@FunctionalInterface
public interface References {

  /** The resource that {@code raw} means, or empty where it cannot be followed. */
  Optional<Reference> resolve(String raw);

  /**
   * References as one server writes them: relative, or absolute under its own base. Everything else
   * (other servers, {@code urn:}, conditional) is not followed.
   */
  static References ofServer(URI base) {
    String prefix = base.toString().endsWith("/") ? base.toString() : base + "/";
    return raw -> relative(raw.startsWith(prefix) ? raw.substring(prefix.length()) : raw);
  }

  /** What an absolute URL of any server ends in, if that is a type and an id. */
  static Optional<Reference> ending(String raw) {
    int history = raw.indexOf("/_history/");
    String url = history < 0 ? raw : raw.substring(0, history);
    int id = url.lastIndexOf('/');
    int type = id < 1 ? -1 : url.lastIndexOf('/', id - 1);
    return type < 0 ? Optional.empty() : Reference.parse(url.substring(type + 1));
  }

  /** {@code Type/id} or {@code Type/id/_history/version}. */
  static Optional<Reference> relative(String raw) {
    int history = raw.indexOf("/_history/");
    return Reference.parse(history < 0 ? raw : raw.substring(0, history));
  }
}
