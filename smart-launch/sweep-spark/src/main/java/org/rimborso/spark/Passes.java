package org.rimborso.spark;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Goes over the input, a task a unit. */
final class Passes {
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final Broadcast<Plan> plan;

  Passes(SparkSession spark, Plan plan) {
    this.spark = spark;
    context = new JavaSparkContext(spark.sparkContext());
    this.plan = context.broadcast(plan);
  }

  Plan plan() {
    return plan.value();
  }

  /** Makes something known to all machines. */
  <T> Broadcast<T> known(T what) {
    return context.broadcast(what);
  }

  /** Scatters all units. */
  Dataset<Row> rows(UnitPass.Pass pass, StructType schema) {
    return rows(pass, schema, units());
  }

  /** Scatters some units. */
  Dataset<Row> rows(UnitPass.Pass pass, StructType schema, Collection<Integer> units) {
    return over(units, new UnitPass(plan, pass), schema);
  }

  /** Reads the documents of some units as they stand there; what is made of them are lines. */
  Dataset<Row> documents(DocumentPass.Pass pass, Collection<Integer> units) {
    return over(units, new DocumentPass(plan, pass), LineRows.SCHEMA);
  }

  List<Integer> units() {
    return IntStream.range(0, plan().units().size()).boxed().toList();
  }

  private Dataset<Row> over(
      Collection<Integer> units, FlatMapFunction<Integer, Row> pass, StructType schema) {
    List<Integer> all = List.copyOf(units);
    return spark.createDataFrame(
        context.parallelize(all, Math.max(1, all.size())).flatMap(pass), schema);
  }
}
