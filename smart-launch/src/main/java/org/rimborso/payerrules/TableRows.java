package org.rimborso.payerrules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.codes.CodeSystem;
import org.rimborso.payer.ServiceCodes;

/** The rows of a decision table, by code and day. */
final class TableRows {
  private final Map<String, List<Row>> byCode = new HashMap<>();
  private final List<Row> byPattern = new ArrayList<>();

  /**
   * One row.
   *
   * @param codes of services
   * @param diagnosis one that supports them: a code, or the beginning of codes with a star
   * @param modifiers of which one is wanted
   */
  record Row(
      ServiceCodes codes,
      Optional<String> diagnosis,
      Set<String> modifiers,
      LocalDate from,
      Optional<LocalDate> to,
      long line) {

    private boolean isInForce(LocalDate day) {
      return !day.isBefore(from) && to.map(last -> !day.isAfter(last)).orElse(true);
    }
  }

  TableRows(List<Row> rows) {
    for (Row row : rows) {
      String entry = row.codes().entries().get(0);
      if (entry.endsWith("*") || entry.contains("-")) {
        byPattern.add(row);
      } else {
        byCode.computeIfAbsent(entry, code -> new ArrayList<>(1)).add(row);
      }
    }
  }

  /** The rows of a code that are in force on a day. */
  List<Row> of(String code, LocalDate day) {
    List<Row> found = new ArrayList<>(0);
    for (Row row : byCode.getOrDefault(code, List.of())) {
      if (row.isInForce(day)) {
        found.add(row);
      }
    }
    for (Row row : byPattern) {
      if (row.isInForce(day) && row.codes().include(CodeableConcept.of(CodeSystem.HCPCS, code))) {
        found.add(row);
      }
    }
    return found;
  }
}
