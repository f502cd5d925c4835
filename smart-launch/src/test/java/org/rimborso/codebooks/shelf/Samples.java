package org.rimborso.codebooks.shelf;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.Edition;
import org.rimborso.codebooks.Edition.CodeRow;
import org.rimborso.codebooks.file.Contents;
import org.rimborso.codebooks.file.Found;
import org.rimborso.codebooks.file.Hints;
import org.rimborso.codebooks.file.Refused;

/** Small editions, and a reader that makes them out of files' names instead of their bytes. */
final class Samples {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private Samples() {}

  /** A fiscal year of ICD-10-CM; each code is {@code +D671} for billable or {@code -D67}. */
  static Edition icd(int year, String... codes) {
    List<CodeRow> rows =
        Arrays.stream(codes)
            .map(
                code ->
                    new CodeRow(
                        code.substring(1),
                        code.startsWith("+"),
                        Optional.empty(),
                        Optional.empty(),
                        "Name of " + code.substring(1) + " in " + year))
            .toList();
    return new Edition(
        Book.ICD10CM,
        "FY" + year,
        LocalDate.of(year - 1, 10, 1),
        LocalDate.of(year, 9, 30),
        new Edition.Codes(rows, true),
        Map.of("codes", (long) rows.size()));
  }

  /** Reads {@code 2026} as a year with D67.1 billable, later ones as a header with codes below. */
  static Contents read(Path file, Hints hints) {
    String name = String.valueOf(file.getFileName());
    if (name.startsWith("broken")) {
      return new Contents(
          List.of(), List.of(), List.of(new Refused(name, Optional.of(3L), "is no list")));
    }
    if (name.startsWith("changes")) {
      return hints
          .base()
          .on(Book.ICD10CM, LocalDate.of(2026, 9, 30))
          .map(base -> found(name, icd(2027, "-D67", "-D671", "+D6710", "+D6749")))
          .orElseGet(
              () ->
                  new Contents(
                      List.of(),
                      List.of(),
                      List.of(new Refused(name, Optional.empty(), "no base"))));
    }
    int year = Integer.parseInt(name);
    return found(
        name,
        year < 2027
            ? icd(year, "-D67", "+D671", "+D6749")
            : icd(year, "-D67", "-D671", "+D6710", "+D6711", "+D6749"));
  }

  private static Contents found(String name, Edition edition) {
    return new Contents(List.of(new Found(name, edition)), List.of(), List.of());
  }

  static ImportSettings settings() {
    return settings(Samples::read);
  }

  static ImportSettings settings(BiFunction<Path, Hints, Contents> reader) {
    return new ImportSettings(Optional.empty(), Map.of(), reader);
  }

  static ImportReport load(CodeShelf shelf, String... files) {
    return shelf.load(Arrays.stream(files).map(Path::of).toList(), settings(), Progress.SILENT);
  }
}
