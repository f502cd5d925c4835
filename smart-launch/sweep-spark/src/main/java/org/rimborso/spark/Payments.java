package org.rimborso.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.rimborso.chart.Payment;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.sweep.Conflicts;
import org.rimborso.sweep.KeyTable;
import org.rimborso.sweep.Keys;
import org.rimborso.sweep.Lots;
import org.rimborso.sweep.PaymentOwners;
import org.rimborso.sweep.Spilled;

/**
 * Brings payments to the lots of those whose bills they name. Whose a bill is stands in the names:
 * bills and names are joined by their keys.
 */
final class Payments {
  private static final StructType ASKED =
      new StructType()
          .add("file", DataTypes.IntegerType, false)
          .add("offset", DataTypes.LongType, false)
          .add("bill", DataTypes.LongType, false);
  private static final StructType OWNED =
      new StructType()
          .add("bill", DataTypes.LongType, false)
          .add("owner", DataTypes.LongType, false);

  /** Lot of a row that is no line: its {@code self} is a bill that is another person's. */
  private static final int ELSEWHERE = -1;

  private final Lots lots;
  private final Broadcast<ClusterResources> resources;
  private final Broadcast<Conflicts> conflicts;
  private final Broadcast<KeyTable> persons;

  Payments(
      Lots lots,
      Broadcast<ClusterResources> resources,
      Broadcast<Conflicts> conflicts,
      Broadcast<KeyTable> persons) {
    this.lots = lots;
    this.resources = resources;
    this.conflicts = conflicts;
    this.persons = persons;
  }

  /**
   * The payments once more for everybody who has a part in them.
   *
   * @param payments their lines
   * @param names what all resources are called and whose they are
   */
  Dataset<Row> parted(Dataset<Row> payments, Dataset<Row> names) {
    Dataset<Row> asked = payments.mapPartitions(asking(resources, conflicts), Encoders.row(ASKED));
    Dataset<Row> owners =
        names
            .join(asked.select("bill").distinct(), col("self").equalTo(col("bill")), "left_semi")
            .map(owning(conflicts, persons), Encoders.row(OWNED))
            .groupBy("bill")
            .agg(max("owner").as("owner"));
    Dataset<Row> owned =
        asked
            .join(owners, "bill")
            .groupBy("file", "offset")
            .agg(collect_list(struct("bill", "owner")).as("owners"));
    Dataset<Row> lines =
        payments
            .join(
                owned,
                payments
                    .col("file")
                    .equalTo(owned.col("file"))
                    .and(payments.col("offset").equalTo(owned.col("offset"))))
            .select(
                payments.col("lot"),
                payments.col("file"),
                payments.col("offset"),
                payments.col("self"),
                payments.col("patient"),
                payments.col("json"),
                owned.col("owners"));
    return lines.mapPartitions(parting(lots, resources), Encoders.row(LineRows.SCHEMA));
  }

  /** Of what {@link #parted} gave the lines. */
  static Dataset<Row> lines(Dataset<Row> parted) {
    return parted.where(col("lot").notEqual(ELSEWHERE));
  }

  /** Of what {@link #parted} gave the bills that are another person's than the answer to them. */
  static KeyTable elsewhere(Dataset<Row> parted) {
    KeyTable bills = new KeyTable(0);
    for (long bill :
        parted
            .where(col("lot").equalTo(ELSEWHERE))
            .select("self")
            .distinct()
            .as(Encoders.LONG())
            .collectAsList()) {
      bills.put(bill, 1);
    }
    return bills;
  }

  private static List<Payment.Part> parts(LineReader reader, Spilled line) {
    List<Payment.Part> parts = new ArrayList<>();
    reader.read(
        line.json(),
        item -> {
          if (item.resource().orElse(null) instanceof Payment payment) {
            parts.addAll(payment.parts());
          }
        });
    return parts;
  }

  private static MapPartitionsFunction<Row, Row> asking(
      Broadcast<ClusterResources> resources, Broadcast<Conflicts> conflicts) {
    return rows -> {
      LineReader reader = PatientLines.following(resources.value());
      return Telling.each(
          rows,
          row -> {
            List<Row> asked = new ArrayList<>();
            Spilled line = LineRows.line(row);
            if (conflicts.value().counts(line)) {
              NavigableSet<Long> bills = new TreeSet<>();
              PaymentOwners.asked(parts(reader, line), bills::add);
              bills.forEach(bill -> asked.add(RowFactory.create(line.file(), line.offset(), bill)));
            }
            return asked;
          });
    };
  }

  private static MapFunction<Row, Row> owning(
      Broadcast<Conflicts> conflicts, Broadcast<KeyTable> persons) {
    return name -> {
      long self = name.getAs("self");
      long owner = conflicts.value().owner(self, name.<Long>getAs("patient"));
      return RowFactory.create(self, persons.value().get(owner, owner));
    };
  }

  private static MapPartitionsFunction<Row, Row> parting(
      Lots lots, Broadcast<ClusterResources> resources) {
    return rows -> {
      LineReader reader = PatientLines.following(resources.value());
      return Telling.each(
          rows,
          row -> {
            KeyTable owners = new KeyTable(0);
            row.<Row>getList(6).forEach(one -> owners.put(one.getLong(0), one.getLong(1)));
            Spilled line = LineRows.line(row);
            NavigableSet<Integer> where = new TreeSet<>();
            List<Row> parted = new ArrayList<>();
            PaymentOwners.tell(
                parts(reader, line),
                bill -> owners.get(bill, Keys.NONE),
                person -> where.add(lots.of(person)),
                bill ->
                    parted.add(
                        LineRows.of(
                            ELSEWHERE, new Spilled(0, 0, Keys.of(bill), Keys.NONE, new byte[0]))));
            where.forEach(lot -> parted.add(LineRows.of(lot, line)));
            return parted;
          });
    };
  }
}
