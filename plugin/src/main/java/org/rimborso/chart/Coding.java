package org.rimborso.chart;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rimborso.codes.CodeSystem;

/** One code as the record holds it. Knows its system, since every rule on codes asks for that. */
public final class Coding {
  private final String uri;
  private final String code;
  private final Optional<String> display;
  private final Optional<CodeSystem> system;

  /**
   * @param uri the system's URI as sent, or empty text
   */
  public Coding(String uri, String code, Optional<String> display) {
    this.uri = uri;
    this.code = code;
    this.display = display;
    system = CodeSystem.ofUri(uri);
  }

  public static Coding of(CodeSystem system, String code) {
    return new Coding(system.uri(), code, Optional.empty());
  }

  /** The system's URI as sent, or empty text. */
  public String uri() {
    return uri;
  }

  public String code() {
    return code;
  }

  public Optional<String> display() {
    return display;
  }

  /** The code system, if it is one that the field uses. */
  public Optional<CodeSystem> system() {
    return system;
  }

  public boolean is(CodeSystem one) {
    return system.isPresent() && system.get() == one;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Coding coding
            && code.equals(coding.code)
            && uri.equals(coding.uri)
            && display.equals(coding.display);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * code.hashCode() + uri.hashCode()) + display.hashCode();
  }

  @Override
  public String toString() {
    return uri + "|" + code;
  }
}
