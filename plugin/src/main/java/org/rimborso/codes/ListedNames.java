package org.rimborso.codes;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of a small set, listed with its rows: English and Italian. */
final class ListedNames {
  static final ListedNames NONE = new ListedNames(Map.of());

  private final Map<Long, CodeTable.Row> rows;

  private ListedNames(Map<Long, CodeTable.Row> rows) {
    this.rows = rows;
  }

  /** The rows by code and first day. */
  static List<CodeTable.Row> inOrder(Collection<CodeTable.Row> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparingLong((CodeTable.Row row) -> PackedCode.known(row.code()))
                .thenComparing(CodeTable.Row::first))
        .toList();
  }

  /** The names of rows in order: of several for one code, the first. */
  static ListedNames of(List<CodeTable.Row> inOrder) {
    Map<Long, CodeTable.Row> rows = new HashMap<>();
    inOrder.forEach(row -> rows.putIfAbsent(PackedCode.known(row.code()), row));
    return new ListedNames(rows);
  }

  /** The days of rows in order, as far as {@code cover} holds their categories. */
  static CodeRanges days(List<CodeTable.Row> inOrder, CodeCover cover) {
    CodeRangesBuilder days = new CodeRangesBuilder();
    for (int i = 0; i < inOrder.size(); i++) {
      CodeTable.Row row = inOrder.get(i);
      long code = PackedCode.known(row.code());
      long held = cover.days(code);
      int last = row.last().map(DayRange::day).orElse(DayRange.NEVER);
      days.say(
          Math.max(DayRange.day(row.first()), DayRange.first(held)),
          Math.min(last, DayRange.last(held)),
          row.billable());
      if (i + 1 == inOrder.size() || PackedCode.known(inOrder.get(i + 1).code()) != code) {
        days.end(code);
      }
    }
    return days.build();
  }

  Optional<String> name(String code, Locale language) {
    CodeTable.Row row = rows.get(PackedCode.pack(code));
    if (row == null) {
      return Optional.empty();
    }
    return switch (language.getLanguage()) {
      case "en" -> Optional.of(row.english());
      case "it" -> Optional.of(row.italian());
      default -> Optional.empty();
    };
  }
}
