package org.rimborso.payer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;

/**
 * Rates from a table: of the rows of a code that are in force on the day, whose modifiers the line
 * all has and whose place, if it names one, is the line's, the one that names the most counts.
 * Where two such rows allow different amounts, none does.
 */
public final class RateTable implements Rates {
  private final Map<String, List<Row>> byCode = new HashMap<>();

  public RateTable(List<Row> rows) {
    rows.forEach(row -> byCode.computeIfAbsent(row.code(), key -> new ArrayList<>(1)).add(row));
  }

  /**
   * One rate.
   *
   * @param code of the service
   * @param modifiers that the line must have; it may have others
   * @param place where it counts; empty where it counts everywhere
   * @param from its first day
   * @param to its last day; empty while it is in force
   */
  public record Row(
      String code,
      Set<String> modifiers,
      Optional<String> place,
      LocalDate from,
      Optional<LocalDate> to,
      Rate rate) {
    public Row {
      code = plain(code);
      modifiers = modifiers.stream().map(RateTable::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** How much it asks of a line. */
    int conditions() {
      return modifiers.size() + (place.isPresent() ? 1 : 0);
    }

    boolean isAt(Optional<String> where) {
      return place.isEmpty() || place.equals(where);
    }

    boolean isInForce(LocalDate day) {
      return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
    }
  }

  /** How many codes it has a rate of. */
  public int codes() {
    return byCode.size();
  }

  @Override
  public Optional<Rate> of(
      CodeableConcept service,
      List<CodeableConcept> modifiers,
      Optional<String> place,
      LocalDate day) {
    Set<String> given =
        modifiers.stream()
            .flatMap(modifier -> codes(modifier).stream())
            .collect(Collectors.toUnmodifiableSet());
    List<Row> best = new ArrayList<>(1);
    for (String code : codes(service)) {
      for (Row row : byCode.getOrDefault(code, List.of())) {
        if (row.isInForce(day) && row.isAt(place) && given.containsAll(row.modifiers())) {
          keepNearest(best, row);
        }
      }
    }
    boolean agree = best.stream().map(row -> row.rate().unit()).distinct().count() == 1;
    return agree ? Optional.of(best.get(0).rate()) : Optional.empty();
  }

  private static void keepNearest(List<Row> best, Row row) {
    int most = best.isEmpty() ? -1 : best.get(0).conditions();
    if (row.conditions() > most) {
      best.clear();
    }
    if (row.conditions() >= most) {
      best.add(row);
    }
  }

  private static List<String> codes(CodeableConcept concept) {
    return concept.codings().stream().map(Coding::code).map(RateTable::plain).distinct().toList();
  }

  private static String plain(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }
}
