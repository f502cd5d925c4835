package org.rimborso.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.rimborso.sweep.UnitReport;

/**
 * What the first pass saw, beside names and lines.
 *
 * @param units the report of each, in the order of the input
 * @param namedTypes types that any line names by identifier
 * @param isOpen whether there are lines whose patient only the whole input can tell
 */
record Reports(List<UnitReport> units, Set<String> namedTypes, boolean isOpen) {

  static Reports of(Dataset<Row> first) throws IOException {
    List<Row> rows =
        new ArrayList<>(
            first
                .where(col("kind").geq(FirstPass.REPORT))
                .select("unit", "kind", "text")
                .collectAsList());
    rows.sort(Comparator.comparing(row -> row.getInt(0)));
    List<UnitReport> units = new ArrayList<>();
    for (String report : texts(rows, FirstPass.REPORT).toList()) {
      units.add(UnitReport.of(report));
    }
    return new Reports(
        units,
        new TreeSet<>(texts(rows, FirstPass.NAMED_TYPE).toList()),
        texts(rows, FirstPass.OPEN).findAny().isPresent());
  }

  private static Stream<String> texts(List<Row> rows, int kind) {
    return rows.stream().filter(row -> row.getInt(1) == kind).map(row -> row.getString(2));
  }

  /** How many resources there are. */
  long count() {
    return units.stream()
        .flatMap(unit -> unit.types().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Whether there are resources of one of these types. */
  boolean has(String... types) {
    return units.stream().anyMatch(unit -> Stream.of(types).anyMatch(unit.types()::containsKey));
  }

  /** What was seen of the parts of files. */
  List<UnitReport.Part> parts() {
    return units.stream().flatMap(unit -> unit.parts().stream()).toList();
  }
}
