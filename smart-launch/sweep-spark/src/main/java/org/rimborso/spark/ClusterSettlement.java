package org.rimborso.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.ReferenceIndex;
import org.rimborso.sweep.BrokenFiles;
import org.rimborso.sweep.Conflicts;
import org.rimborso.sweep.KeySet;
import org.rimborso.sweep.KeyTable;
import org.rimborso.sweep.Keys;
import org.rimborso.sweep.Lots;
import org.rimborso.sweep.SharedRecords;
import org.rimborso.sweep.Spilled;
import org.rimborso.sweep.SweepProblems;
import org.rimborso.sweep.Unit;
import org.rimborso.sweep.UnitReport;
import org.rimborso.sweep.WholeInput;

/**
 * Between the passes: what only the whole input can tell, as {@code sweep.Settlement} does it on
 * one machine. Keys are compared on the cluster; what is few comes to the driver and is read there.
 */
final class ClusterSettlement {
  private final Passes passes;
  private final Lots lots;
  private final Dataset<Row> first;
  private final Optional<ZoneId> zone;
  private final SweepProblems problems;

  ClusterSettlement(
      Passes passes, Dataset<Row> first, Optional<ZoneId> zone, SweepProblems problems) {
    this.passes = passes;
    this.first = first;
    this.zone = zone;
    this.problems = problems;
    lots = passes.plan().lots();
  }

  /**
   * What came of it.
   *
   * @param persons by the key of a record that another one stands for: that one's key
   * @param payments lines, once for everybody who has a part in them
   * @param warnings what was decided, as sentences
   */
  record Result(
      SharedState state,
      Broadcast<ClusterResources> resources,
      Broadcast<KeyTable> persons,
      Optional<Dataset<Row>> payments,
      List<String> warnings) {}

  Result settle(Reports reports) {
    Broadcast<ClusterResources> resources = passes.known(resources(reports));
    Dataset<Row> all = reports.isOpen() ? first.union(told(resources)) : first;
    Dataset<Row> names = all.where(kind(FirstPass.NAME));
    LineReader reader =
        new LineReader(
            new ReadOptions(zone, new WholeInput(resources.value()).telling(problems::limit)));
    Conflicts conflicts = conflicts(names, resources, reader);
    SharedState.Lines lines = shared(all, conflicts, resources);
    SharedRecords records = lines.read(reader, problems::limit);
    Broadcast<KeyTable> persons = passes.known(records.joined());
    Optional<Dataset<Row>> parted =
        reports.has("PaymentNotice", "PaymentReconciliation")
            ? Optional.of(payments(names, resources, conflicts, persons))
            : Optional.empty();
    List<String> warnings = new ArrayList<>(conflicts.warnings());
    warnings.addAll(records.warnings());
    return new Result(
        new SharedState(
            lines,
            conflicts,
            parted.map(Payments::elsewhere).orElseGet(() -> new KeyTable(0)),
            broken(reports),
            resources,
            zone),
        resources,
        persons,
        parted.map(Payments::lines),
        warnings);
  }

  private static Column kind(int kind) {
    return col("kind").equalTo(kind);
  }

  private Dataset<Row> of(int kind) {
    return first.where(kind(kind));
  }

  private static Dataset<Row> lines(Dataset<Row> rows, Object... lots) {
    return rows.where(kind(FirstPass.LINE).and(col("lot").isin(lots)))
        .select("lot", "file", "offset", "self", "patient", "json");
  }

  private ClusterResources resources(Reports reports) {
    Map<String, ReferenceIndex> byType = new HashMap<>();
    Set<String> tooMany = new HashSet<>();
    for (String type : reports.namedTypes()) {
      ReferenceIndex index = index(type);
      if (index.size() > WholeInput.MOST) {
        tooMany.add(type);
      } else {
        byType.put(type, index);
      }
    }
    long count = reports.count();
    return new ClusterResources(count, passes.known(keys(count)), byType, tooMany);
  }

  /** The keys of all names, gathered in blocks; none where nobody may ask for so many. */
  private KeySet keys(long count) {
    if (count > WholeInput.MOST_NAMES) {
      return new KeySet(0);
    }
    KeySet keys = new KeySet(count);
    List<byte[]> blocks =
        of(FirstPass.NAME)
            .select("self")
            .mapPartitions(
                (MapPartitionsFunction<Row, byte[]>) ClusterSettlement::block, Encoders.BINARY())
            .collectAsList();
    for (byte[] block : blocks) {
      ByteBuffer longs = ByteBuffer.wrap(block);
      while (longs.hasRemaining()) {
        keys.add(longs.getLong());
      }
    }
    return keys;
  }

  private static Iterator<byte[]> block(Iterator<Row> names) {
    List<Long> selves = new ArrayList<>();
    names.forEachRemaining(name -> selves.add(name.getLong(0)));
    ByteBuffer block = ByteBuffer.allocate(selves.size() * Long.BYTES);
    selves.forEach(block::putLong);
    return List.of(block.array()).iterator();
  }

  /** The index is filled in the order of the input, for what it says of equals depends on it. */
  private ReferenceIndex index(String type) {
    List<Row> documents =
        passes.documents(DocumentPass.holding(type), passes.units()).collectAsList();
    ReferenceIndex index = new ReferenceIndex();
    LineReader reader = DocumentPass.reader();
    for (Spilled line : LineRows.inOrder(documents)) {
      if (index.size() <= WholeInput.MOST) {
        reader.index(line.json(), type, index);
      }
    }
    return index;
  }

  /** Lines whose patient is named in a way that only now can be followed. */
  private Dataset<Row> told(Broadcast<ClusterResources> resources) {
    return lines(first, lots.open())
        .mapPartitions(Telling.whose(lots, resources), Encoders.row(FirstPass.SCHEMA));
  }

  private Conflicts conflicts(
      Dataset<Row> names, Broadcast<ClusterResources> resources, LineReader reader) {
    KeyTable contested = new KeyTable(0);
    for (long self : contested(names).as(Encoders.LONG()).collectAsList()) {
      contested.put(self, 1);
    }
    if (contested.size() == 0) {
      return Conflicts.NONE;
    }
    Broadcast<KeyTable> wanted = passes.known(contested);
    List<Integer> units =
        of(FirstPass.NAME)
            .filter((FilterFunction<Row>) row -> wanted.value().contains(row.<Long>getAs("self")))
            .select("unit")
            .distinct()
            .as(Encoders.INT())
            .collectAsList();
    List<Row> versions =
        passes.rows(new Versions(lots, resources, wanted), LineRows.SCHEMA, units).collectAsList();
    return Conflicts.among(contested, LineRows.inOrder(versions), reader);
  }

  /** As on one machine: what comes twice and not for the same patient, or counts as such. */
  private Dataset<Row> contested(Dataset<Row> names) {
    Dataset<Row> counted =
        names
            .where(
                col("self")
                    .notEqual(Keys.NONE)
                    .and(
                        col("patient")
                            .isin(Keys.OPEN, Keys.PASSED_OVER, Keys.PROVIDER)
                            .equalTo(false)))
            .select(col("self"), col("patient"), lit(0).as("joined"));
    Dataset<Row> joined =
        lines(first, lots.joined()).select(col("self"), lit(null).cast("long"), lit(1));
    Column some = when(col("joined").equalTo(0), col("patient"));
    return counted
        .union(joined)
        .groupBy("self")
        .agg(
            count(some).as("many"),
            min(some).as("least"),
            max(some).as("most"),
            max("joined").as("joined"))
        .where(
            col("many")
                .geq(2)
                .and(
                    col("least")
                        .notEqual(col("most"))
                        .or(col("least").equalTo(Keys.PAYMENT))
                        .or(col("joined").equalTo(1))))
        .select("self");
  }

  private SharedState.Lines shared(
      Dataset<Row> all, Conflicts conflicts, Broadcast<ClusterResources> resources) {
    List<Row> whole = lines(first, lots.providers(), lots.joined()).collectAsList();
    List<Row> others =
        lines(all, lots.payments(), lots.nobody())
            .mapPartitions(Telling.leftOut(resources, zone), Encoders.row(LineRows.SCHEMA))
            .collectAsList();
    return new SharedState.Lines(
        of(lots.providers(), whole),
        of(lots.joined(), whole).stream().filter(conflicts::counts).toList(),
        LineRows.inOrder(others));
  }

  private static List<Spilled> of(int lot, List<Row> rows) {
    return LineRows.inOrder(rows.stream().filter(row -> LineRows.lot(row) == lot).toList());
  }

  private Dataset<Row> payments(
      Dataset<Row> names,
      Broadcast<ClusterResources> resources,
      Conflicts conflicts,
      Broadcast<KeyTable> persons) {
    Dataset<Row> ofSomebody =
        names
            .where(col("patient").lt(0).or(col("patient").gt(Keys.PROVIDER)))
            .select("self", "patient");
    return new Payments(lots, resources, passes.known(conflicts), persons)
        .parted(lines(first, lots.payments()), ofSomebody)
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  private Map<Integer, List<String>> broken(Reports reports) {
    List<UnitReport.Part> parts = reports.parts();
    Set<Integer> counted = new TreeSet<>();
    for (UnitReport.Part part : parts) {
      if (part.broken() && BrokenFiles.tellsTypes(passes.plan().files(), part)) {
        counted.add(part.file());
      }
    }
    Map<Integer, List<String>> types = types(counted);
    return BrokenFiles.of(
        passes.plan().files(), parts, file -> types.getOrDefault(file, List.of()));
  }

  /** The types of broken files, in the order in which they come there. */
  private Map<Integer, List<String>> types(Set<Integer> files) {
    Map<Integer, List<String>> types = new TreeMap<>();
    List<Integer> units =
        passes.plan().units().stream()
            .filter(unit -> unit.segments().stream().anyMatch(one -> files.contains(one.file())))
            .map(Unit::number)
            .toList();
    if (!units.isEmpty()) {
      for (Spilled one :
          LineRows.inOrder(passes.documents(DocumentPass.types(files), units).collectAsList())) {
        List<String> ofFile = types.computeIfAbsent(one.file(), file -> new ArrayList<>());
        String type = new String(one.json(), StandardCharsets.UTF_8);
        if (!ofFile.contains(type)) {
          ofFile.add(type);
        }
      }
    }
    return types;
  }
}
