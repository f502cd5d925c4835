package org.rimborso.chart;

import java.util.Optional;
import org.rimborso.codes.CodeSystem;

/**
 * One code as the record holds it.
 *
 * @param uri the system's URI as sent, or empty text
 */
public record Coding(String uri, String code, Optional<String> display) {

  public static Coding of(CodeSystem system, String code) {
    return new Coding(system.uri(), code, Optional.empty());
  }

  /** The code system, if it is one that the field uses. */
  public Optional<CodeSystem> system() {
    return CodeSystem.ofUri(uri);
  }

  public boolean is(CodeSystem system) {
    return system().filter(system::equals).isPresent();
  }
}
