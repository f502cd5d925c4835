package org.rimborso.chart;

import java.util.List;
import java.util.Optional;
import org.rimborso.codes.CodeSystem;

/** Codings that mean the same, and a text beside or instead of them. */
public record CodeableConcept(List<Coding> codings, Optional<String> text) {
  public static final CodeableConcept EMPTY = new CodeableConcept(List.of(), Optional.empty());

  public CodeableConcept {
    codings = List.copyOf(codings);
  }

  public static CodeableConcept of(CodeSystem system, String code) {
    return new CodeableConcept(List.of(Coding.of(system, code)), Optional.empty());
  }

  public boolean isEmpty() {
    return codings.isEmpty() && text.isEmpty();
  }

  public Optional<Coding> coding(CodeSystem system) {
    for (Coding coding : codings) {
      if (coding.is(system)) {
        return Optional.of(coding);
      }
    }
    return Optional.empty();
  }

  /** The code under the system with exactly this URI. */
  public Optional<String> code(String uri) {
    for (Coding coding : codings) {
      if (coding.uri().equals(uri)) {
        return Optional.of(coding.code());
      }
    }
    return Optional.empty();
  }

  /** Whether any coding, of whatever system, has this code. */
  public boolean hasCode(String code) {
    for (Coding coding : codings) {
      if (coding.code().equals(code)) {
        return true;
      }
    }
    return false;
  }

  /** What to show people: text, else a display, else the first code. */
  public Optional<String> label() {
    return text.or(() -> codings.stream().flatMap(coding -> coding.display().stream()).findFirst())
        .or(() -> codings.stream().map(Coding::code).findFirst());
  }
}
