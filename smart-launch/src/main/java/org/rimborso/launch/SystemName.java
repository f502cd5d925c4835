package org.rimborso.launch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rimborso.codebooks.Book;
import org.rimborso.codes.CodeSystem;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a code system by the short name of its book, its label, or its URI. */
final class SystemName implements ITypeConverter<SystemName.Named> {

  /** A type of its own, so that picocli does not read the enum's names. */
  record Named(CodeSystem system) {}

  @Override
  public Named convert(String text) {
    return of(text)
        .map(Named::new)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is no code system known here; known are " + known() + "."));
  }

  /** The system that goes by {@code text}. */
  static Optional<CodeSystem> of(String text) {
    String small = text.strip().toLowerCase(Locale.ROOT);
    return Book.ofId(small)
        .flatMap(Book::system)
        .or(() -> CodeSystem.ofUri(text.strip()))
        .or(
            () ->
                Arrays.stream(CodeSystem.values())
                    .filter(system -> system.label().toLowerCase(Locale.ROOT).equals(small))
                    .findFirst());
  }

  /** The short name under which {@link #of} knows a system: its book's, else its URI. */
  static String shortName(CodeSystem system) {
    return Arrays.stream(Book.values())
        .filter(book -> book.system().filter(system::equals).isPresent())
        .map(Book::id)
        .findFirst()
        .orElseGet(system::uri);
  }

  private static String known() {
    return Arrays.stream(Book.values())
        .filter(book -> book.system().isPresent())
        .map(Book::id)
        .collect(Collectors.joining(", "));
  }
}
