package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A business identifier.
 *
 * @param types codes of {@code Identifier.type}
 */
record Identifier(String system, String value, List<String> types) {
  private static final Set<String> NPI_SYSTEMS =
      Set.of("http://hl7.org/fhir/sid/us-npi", "urn:oid:2.16.840.1.113883.4.6");
  private static final String CONDITIONAL = "?identifier=";

  boolean isNpi() {
    return NPI_SYSTEMS.contains(system) || types.contains("NPI") || types.contains("npi");
  }

  /** {@code system|value}, or the value alone; empty text without a value. */
  String token() {
    return value.isEmpty() || system.isEmpty() ? value : system + "|" + value;
  }

  /** The identifier that a conditional reference names. */
  static Optional<String> conditional(String raw) {
    int at = raw.indexOf(CONDITIONAL);
    return at < 1 || raw.indexOf('&') >= 0
        ? Optional.empty()
        : Optional.of(raw.substring(at + CONDITIONAL.length())).filter(t -> !t.isEmpty());
  }
}
