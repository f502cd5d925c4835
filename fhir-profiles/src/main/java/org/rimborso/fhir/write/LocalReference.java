package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import org.rimborso.chart.Reference;

/** Which resource of one server a reference means: relative, or absolute below its base. */
final class LocalReference {
  private LocalReference() {}

  /** The resource that {@code reference.reference} names, if it is one of the server at base. */
  static Optional<Reference> of(JsonNode reference, URI base) {
    return Json.text(reference, "reference").flatMap(text -> parse(text, base));
  }

  private static Optional<Reference> parse(String text, URI base) {
    String root = base.toString().endsWith("/") ? base.toString() : base + "/";
    String path = text.startsWith(root) ? text.substring(root.length()) : text;
    int history = path.indexOf("/_history/");
    return Reference.parse(history < 0 ? path : path.substring(0, history));
  }
}
