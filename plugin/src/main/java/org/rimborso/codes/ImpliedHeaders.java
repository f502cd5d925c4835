package org.rimborso.codes;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The headers of a code list of ICD that names none: the beginnings of its codes that are no codes
 * themselves and do not end in the placeholder X; of ICD-10-PCS the tables of three characters.
 */
final class ImpliedHeaders {
  private ImpliedHeaders() {}

  /** The edition with its headers; unchanged where it lists them or the system has none. */
  static CodeEdition in(CodeSystem system, CodeEdition edition) {
    int shortest = shortest(system);
    if (edition.headersListed() || shortest == 0) {
      return edition;
    }
    Map<Long, Set<Long>> headers = headers(system, edition, shortest);
    LongList codes = new LongList();
    LongList ranges = new LongList();
    headers.forEach(
        (code, days) ->
            days.forEach(
                range -> {
                  codes.add(code);
                  ranges.add(range);
                }));
    return edition.with(codes, ranges);
  }

  private static Map<Long, Set<Long>> headers(
      CodeSystem system, CodeEdition edition, int shortest) {
    long[] listed = new long[edition.size()];
    for (int row = 0; row < listed.length; row++) {
      listed[row] = edition.code(row);
    }
    CodeIndex index = CodeIndex.ofPlaces(listed);
    Map<Long, Set<Long>> headers = new LinkedHashMap<>();
    for (int row = 0; row < listed.length; row++) {
      long range = edition.range(row);
      long days = DayRange.of(DayRange.first(range), DayRange.last(range), false);
      int longest = Math.min(PackedCode.length(listed[row]) - 1, longest(system));
      for (int length = shortest; length <= longest; length++) {
        long beginning = PackedCode.head(listed[row], length);
        boolean placeholder = fillsUpWithX(system) && PackedCode.endsInX(beginning);
        if (!placeholder && index.place(beginning) < 0) {
          headers.computeIfAbsent(beginning, code -> new LinkedHashSet<>()).add(days);
        }
      }
    }
    return headers;
  }

  /** The characters of the shortest header; 0 where a system's codes do not stand below others. */
  private static int shortest(CodeSystem system) {
    return switch (system) {
      case ICD10CM, ICD10, ICD9CM, ICD10PCS -> 3;
      case ICD9PCS -> 2;
      default -> 0;
    };
  }

  /** In ICD-10-PCS an X has a meaning of its own: transfer, in {@code 0JX}. */
  private static boolean fillsUpWithX(CodeSystem system) {
    return system == CodeSystem.ICD10CM || system == CodeSystem.ICD10;
  }

  /** ICD-10-PCS has tables of three characters and nothing between them and its codes. */
  private static int longest(CodeSystem system) {
    return system == CodeSystem.ICD10PCS ? 3 : PackedCode.LONGEST;
  }
}
