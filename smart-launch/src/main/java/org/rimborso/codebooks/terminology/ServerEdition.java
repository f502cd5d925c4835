package org.rimborso.codebooks.terminology;

import java.util.Optional;
import org.rimborso.codes.CodeSystem;

/**
 * The version of a code system that is asked about a day.
 *
 * @param version to ask for; empty: what the server takes if none is named
 * @param whole whether the server says that it has every code of it, so that a code that it does
 *     not know does not exist
 */
record ServerEdition(CodeSystem system, Optional<String> version, boolean whole) {
  /** For people, such as {@code ICD-10-CM 2027 (terminology server)}. */
  String label() {
    return system.label() + version.map(v -> " " + v).orElse("") + " (terminology server)";
  }
}
