package org.rimborso.codebooks.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What lies beside HCPCS files and Medicare Code Editor lists in their archives. */
final class HcpcsCompanions implements Companion {
  /** A document of which {@code mark} is typical. */
  private record Known(Predicate<String> mark, String reason) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known(
              text -> text.contains("hcpcs/mod") && text.contains("type of change"),
              "a list of changes, whose codes are in the HCPCS file itself"),
          new Known(text -> text.startsWith("action codes "), "a key of action codes"),
          new Known(
              text -> text.contains("cms rif report") && text.contains("beg end"),
              "a record layout, which lists no code"),
          new Known(text -> text.startsWith("processing notes"), "processing notes"),
          new Known(
              text -> text.contains("alpha-numeric hcpcs file content"),
              "a description of the HCPCS file"),
          new Known(
              text -> text.startsWith("#") && text.contains("mce"),
              "a description of the Medicare Code Editor lists"));

  @Override
  public Optional<String> reason(Head head) {
    List<String> texts =
        head.kind() == Head.Kind.SHEET
            ? head.rows().stream().map(row -> String.join(" ", row.cells())).toList()
            : head.lines();
    String text = String.join(" ", texts).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    return KNOWN.stream().filter(known -> known.mark().test(text)).map(Known::reason).findFirst();
  }
}
