package org.rimborso.spark;

import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.rimborso.sweep.LineSink;
import org.rimborso.sweep.Lots;
import org.rimborso.sweep.Spilled;
import org.rimborso.sweep.UnitReport;

/**
 * What has to be known of the whole input before a chart can be reviewed: what resources are called
 * and whose they are, the lines that are nobody's alone, which types are named by identifier, and
 * the report of each unit.
 */
final class FirstPass implements UnitPass.Pass {
  static final StructType SCHEMA =
      new StructType()
          .add("kind", DataTypes.IntegerType, false)
          .add("unit", DataTypes.IntegerType, false)
          .add("lot", DataTypes.IntegerType, false)
          .add("file", DataTypes.IntegerType, false)
          .add("offset", DataTypes.LongType, false)
          .add("self", DataTypes.LongType, false)
          .add("patient", DataTypes.LongType, false)
          .add("json", DataTypes.BinaryType, true)
          .add("text", DataTypes.StringType, true);

  /** A resource's name. */
  static final int NAME = 0;

  /** A line. */
  static final int LINE = 1;

  /** A unit's report, as text. */
  static final int REPORT = 2;

  /** A type that is named by identifier, as text. */
  static final int NAMED_TYPE = 3;

  /** The unit has lines whose patient only the whole input can tell. */
  static final int OPEN = 4;

  private static final long serialVersionUID = 1L;
  private static final int SMALL = 64;

  private final Lots lots;

  FirstPass(Lots lots) {
    this.lots = lots;
  }

  private static Row row(int kind, int unit, Object text) {
    return RowFactory.create(kind, unit, 0, 0, 0L, 0L, 0L, null, text);
  }

  static Row name(int unit, long self, long patient) {
    return RowFactory.create(NAME, unit, 0, 0, 0L, self, patient, null, null);
  }

  static Row line(int unit, int lot, Spilled line) {
    return RowFactory.create(
        LINE,
        unit,
        lot,
        line.file(),
        line.offset(),
        line.self(),
        line.patient(),
        line.json(),
        null);
  }

  @Override
  public LineSink sink(int unit, Relay.Rows rows) {
    Set<String> types = new TreeSet<>();
    return new LineSink() {
      private boolean open;

      @Override
      public void add(int lot, Spilled line) {
        for (String type : NamedTypes.in(line.json())) {
          if (types.add(type)) {
            rows.add(row(NAMED_TYPE, unit, type), SMALL);
          }
        }
        if (lot == lots.open() && !open) {
          open = true;
          rows.add(row(OPEN, unit, ""), SMALL);
        }
        if (lot >= lots.nobody()) {
          rows.add(line(unit, lot, line), line.json().length);
        }
      }

      @Override
      public void name(long self, long patient) {
        rows.add(FirstPass.name(unit, self, patient), SMALL);
      }
    };
  }

  @Override
  public void end(int unit, UnitReport report, Relay.Rows rows) {
    rows.add(row(REPORT, unit, report.json()), SMALL);
  }
}
