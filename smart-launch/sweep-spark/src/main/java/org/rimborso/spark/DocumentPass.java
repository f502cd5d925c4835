package org.rimborso.spark;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.ReferenceIndex;
import org.rimborso.fhir.read.References;
import org.rimborso.sweep.Keys;
import org.rimborso.sweep.Spilled;
import org.rimborso.sweep.UnitDocuments;

/** Reads the documents of units, whatever they are, and makes rows of some. */
final class DocumentPass implements FlatMapFunction<Integer, Row> {
  private static final long serialVersionUID = 1L;
  private static final int SMALL = 64;

  private final Broadcast<Plan> plan;
  private final Pass pass;

  DocumentPass(Broadcast<Plan> plan, Pass pass) {
    this.plan = plan;
    this.pass = pass;
  }

  /** What becomes of the documents. */
  @FunctionalInterface
  interface Pass extends Serializable {
    /** Takes the documents of one unit and makes rows of them. */
    UnitDocuments.Each each(Relay.Rows rows);
  }

  @Override
  public Iterator<Row> call(Integer unit) {
    Plan all = plan.value();
    return new Relay(rows -> all.documents(unit, pass.each(rows)));
  }

  /** What reads documents where references do not matter. */
  static LineReader reader() {
    return new LineReader(new ReadOptions(Optional.empty(), References::relative));
  }

  /** The documents that hold a resource of {@code type} with a name. */
  static Pass holding(String type) {
    return rows -> {
      LineReader reader = reader();
      return (file, offset, json) -> {
        ReferenceIndex held = new ReferenceIndex();
        reader.index(json, type, held);
        if (held.size() > 0) {
          rows.add(row(file, offset, json), json.length);
        }
      };
    };
  }

  /** Of some files the types that they have, each where it comes first; the text is the type. */
  static Pass types(Set<Integer> files) {
    Set<Integer> wanted = new HashSet<>(files);
    return rows -> {
      LineReader reader = reader();
      Set<List<Object>> seen = new HashSet<>();
      return (file, offset, json) -> {
        if (wanted.contains(file)) {
          reader.read(
              json,
              item ->
                  item.resource()
                      .map(resource -> resource.reference().type())
                      .filter(type -> seen.add(List.of(file, type)))
                      .ifPresent(
                          type ->
                              rows.add(
                                  row(file, offset, type.getBytes(StandardCharsets.UTF_8)),
                                  SMALL)));
        }
      };
    };
  }

  private static Row row(int file, long offset, byte[] json) {
    return LineRows.of(0, new Spilled(file, offset, Keys.NONE, Keys.NONE, json));
  }
}
