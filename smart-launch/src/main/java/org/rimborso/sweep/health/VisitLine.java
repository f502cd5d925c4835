package org.rimborso.sweep.health;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A finished, billable visit without a claim.
 *
 * @param provider who saw the patient; what tells one from others
 * @param name how they are called, where that is known
 * @param visitClass such as {@code AMB}
 * @param ended its last day
 */
public record VisitLine(
    Whose whose,
    String provider,
    Optional<String> name,
    Optional<String> visitClass,
    Optional<LocalDate> ended) {
  static final String KIND = "visit";

  /** As one line of JSON. */
  public String line() {
    Fields fields = new Fields().put("kind", KIND);
    whose.into(fields);
    return fields
        .put("provider", provider)
        .put("name", name)
        .put("class", visitClass)
        .put("ended", ended)
        .line();
  }

  static VisitLine of(Fields fields) throws IOException {
    return new VisitLine(
        Whose.of(fields),
        fields.required("provider"),
        fields.text("name"),
        fields.text("class"),
        fields.day("ended"));
  }
}
