package org.rimborso.codebooks.shelf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rimborso.codebooks.Edition;
import org.rimborso.codebooks.Edition.CodeRow;
import org.rimborso.codebooks.Edition.Codes;
import org.rimborso.codebooks.search.NamedCode;
import org.rimborso.codebooks.search.NamedCode.Span;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeTable;

/**
 * The codes of a book's editions with the name of the latest edition that has them, and the days on
 * which the table lets them be billed or has them as headers.
 */
final class NamesInTime {
  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private final Map<String, Named> names = new TreeMap<>();

  /** Days on which answers may change for all codes: editions begin or have ended. */
  private final NavigableSet<LocalDate> turns = new TreeSet<>();

  /** Such days of single codes. */
  private final Map<String, Set<LocalDate>> ownTurns = new HashMap<>();

  private record Named(LocalDate from, String name) {}

  void add(Edition edition, Codes codes) {
    turns.add(edition.from());
    turns.add(edition.to().plusDays(1));
    for (CodeRow row : codes.rows()) {
      names.merge(
          row.code(),
          new Named(edition.from(), row.name()),
          (known, other) -> other.from().isBefore(known.from()) ? known : other);
      Stream.concat(row.first().stream(), row.last().map(day -> day.plusDays(1)).stream())
          .forEach(day -> ownTurns.computeIfAbsent(row.code(), code -> new TreeSet<>()).add(day));
    }
  }

  /** All codes, in code order. */
  Stream<NamedCode> named(CodeTable table) {
    return names.entrySet().stream()
        .map(entry -> named(entry.getKey(), entry.getValue().name(), table));
  }

  private NamedCode named(String code, String name, CodeTable table) {
    List<Span> billable = new ArrayList<>();
    List<Span> header = new ArrayList<>();
    List<LocalDate> days = days(code);
    for (int i = 0; i < days.size(); i++) {
      LocalDate last = i + 1 < days.size() ? days.get(i + 1).minusDays(1) : NEVER;
      CodeAnswer answer = table.ask(code, days.get(i));
      if (answer instanceof CodeAnswer.Billable) {
        extend(billable, days.get(i), last);
      } else if (answer instanceof CodeAnswer.Header) {
        extend(header, days.get(i), last);
      }
    }
    return new NamedCode(code, name, Optional.empty(), billable, header);
  }

  private List<LocalDate> days(String code) {
    Set<LocalDate> own = ownTurns.getOrDefault(code, Set.of());
    return own.isEmpty()
        ? List.copyOf(turns)
        : Stream.concat(turns.stream(), own.stream()).sorted().distinct().toList();
  }

  private static void extend(List<Span> spans, LocalDate first, LocalDate last) {
    int end = spans.size() - 1;
    if (end >= 0 && spans.get(end).last().plusDays(1).equals(first)) {
      spans.set(end, new Span(spans.get(end).first(), last));
    } else {
      spans.add(new Span(first, last));
    }
  }
}
