package org.rimborso.spark;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.rimborso.sweep.LineSink;
import org.rimborso.sweep.UnitReport;

/** Scatters units, and makes rows of what comes. */
final class UnitPass implements FlatMapFunction<Integer, Row> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<Plan> plan;
  private final Pass pass;

  UnitPass(Broadcast<Plan> plan, Pass pass) {
    this.plan = plan;
    this.pass = pass;
  }

  /** What becomes of the lines. */
  interface Pass extends Serializable {
    /** Takes the lines of one unit and makes rows of them. */
    LineSink sink(int unit, Relay.Rows rows);

    /** Takes what was seen of the unit. */
    default void end(int unit, UnitReport report, Relay.Rows rows) {}
  }

  @Override
  public Iterator<Row> call(Integer unit) {
    Plan all = plan.value();
    return new Relay(
        rows -> {
          UnitReport report = all.scatter().scatter(all.units().get(unit), pass.sink(unit, rows));
          pass.end(unit, report, rows);
        });
  }
}
