package org.rimborso.spark;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.sweep.Lots;
import org.rimborso.sweep.SharedRecords;
import org.rimborso.sweep.Spilled;
import org.rimborso.sweep.WholeInput;

/** Reads single lines once the whole input is known. */
final class Telling {
  private Telling() {}

  /** Makes rows of a row. */
  @FunctionalInterface
  interface Each {
    List<Row> of(Row row);
  }

  /** Whose lines are that name their patient as only the whole input can tell. */
  static MapPartitionsFunction<Row, Row> whose(Lots lots, Broadcast<ClusterResources> resources) {
    return rows -> {
      LineReader reader = PatientLines.following(resources.value());
      return each(
          rows,
          row -> {
            List<Row> told = new ArrayList<>();
            Spilled line = LineRows.line(row);
            reader.whose(
                line.json(),
                whose -> {
                  Spilled named = PatientLines.told(line, whose);
                  told.add(FirstPass.name(0, named.self(), named.patient()));
                  told.add(FirstPass.line(0, lots.of(named.patient()), named));
                });
            return told;
          });
    };
  }

  /** The lines that could not be read and name nobody. */
  static MapPartitionsFunction<Row, Row> leftOut(
      Broadcast<ClusterResources> resources, Optional<ZoneId> zone) {
    String id = zone.map(ZoneId::getId).orElse("");
    return rows -> {
      Optional<ZoneId> here = id.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(id));
      SharedRecords records =
          new SharedRecords(
              new LineReader(
                  new ReadOptions(here, new WholeInput(resources.value()).telling(limit -> {}))),
              limit -> {});
      return each(rows, row -> records.other(LineRows.line(row)) ? List.of(row) : List.<Row>of());
    };
  }

  /** The rows of all rows, one after the other. */
  static Iterator<Row> each(Iterator<Row> rows, Each each) {
    return new Iterator<>() {
      private Iterator<Row> at = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        while (!at.hasNext() && rows.hasNext()) {
          at = each.of(rows.next()).iterator();
        }
        return at.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return at.next();
      }
    };
  }
}
