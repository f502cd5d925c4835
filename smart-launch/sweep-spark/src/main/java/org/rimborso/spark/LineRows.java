package org.rimborso.spark;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.rimborso.sweep.Spilled;

/** Lines as rows: the lot, the place in the input, the keys, the text. */
final class LineRows {
  static final StructType SCHEMA =
      new StructType()
          .add("lot", DataTypes.IntegerType, false)
          .add("file", DataTypes.IntegerType, false)
          .add("offset", DataTypes.LongType, false)
          .add("self", DataTypes.LongType, false)
          .add("patient", DataTypes.LongType, false)
          .add("json", DataTypes.BinaryType, false);

  private LineRows() {}

  static Row of(int lot, Spilled line) {
    return RowFactory.create(
        lot, line.file(), line.offset(), line.self(), line.patient(), line.json());
  }

  static int lot(Row row) {
    return row.getInt(0);
  }

  static Spilled line(Row row) {
    return new Spilled(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getAs(5));
  }

  /** The lines of rows, in the order of the input. */
  static List<Spilled> inOrder(List<Row> rows) {
    return rows.stream().map(LineRows::line).sorted(Spilled::inOrder).toList();
  }
}
