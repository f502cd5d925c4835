package org.rimborso.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.rimborso.sweep.LotReview;
import org.rimborso.sweep.Lots;
import org.rimborso.sweep.Problem;
import org.rimborso.sweep.SourceFile;
import org.rimborso.sweep.SweepProblems;
import org.rimborso.sweep.SweepSummary;
import org.rimborso.sweep.Unit;

/**
 * Reviews a whole facility on a cluster. A first pass over the input tells what only the whole of
 * it can; a second one brings all lines of a patient together, where the parts of a sweep on one
 * machine review them.
 */
final class ClusterSweep {
  /** Bytes of lines that one task reviews, about. */
  private static final long TASK = 64 << 20;

  private final SparkSession spark;
  private final Order order;
  private final SweepProblems problems = new SweepProblems();

  ClusterSweep(SparkSession spark, Order order) {
    this.spark = spark;
    this.order = order;
  }

  /**
   * How it went.
   *
   * @param problems what could not be read, the first of them
   * @param untold how many more there are
   * @param warnings what was decided, the first of them, as sentences
   */
  record Done(List<Problem> problems, long untold, List<String> warnings) {}

  /**
   * Sweeps.
   *
   * @throws IOException if it cannot be done; a sentence for people
   */
  Done run() throws IOException {
    ClusterFiles files = new ClusterFiles(spark.sparkContext().hadoopConfiguration());
    Plan plan = plan(files);
    Passes passes = new Passes(spark, plan);
    Dataset<Row> first =
        passes
            .rows(new FirstPass(plan.lots()), FirstPass.SCHEMA)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Reports reports = Reports.of(first);
    problems.add(plan.files(), reports.units());
    ClusterSettlement.Result settled =
        new ClusterSettlement(passes, first, order.zone(), problems).settle(reports);
    Dataset<Row> found = found(passes, settled).persist(StorageLevel.MEMORY_AND_DISK());
    SweepSummary summary = new SweepSummary(reports.units(), settled.warnings(), problems);
    for (Row totals :
        Results.of(found, LotReview.TOTALS).orderBy("lot").select("text").collectAsList()) {
      summary.add(totals.getString(0).getBytes(StandardCharsets.UTF_8));
    }
    Results results = new Results(order.output(), order.format(), files);
    results.write(found, order.sides() ? order.site().reviews().sides() : List.of());
    byte[] counted = summary.json(order.asOf());
    results.end(problems, counted);
    return new Done(problems.told(), problems.untold(), summary.warnings());
  }

  private Plan plan(ClusterFiles origin) throws IOException {
    if (!origin.isFolder(order.input())) {
      throw new IOException(order.input() + " is no folder; name the one with the ndjson files");
    }
    if (!origin.isEmpty(order.output())) {
      throw new IOException(order.output() + " is not empty; name a folder that is not there yet");
    }
    List<SourceFile> files = origin.below(order.input(), order.output());
    if (files.isEmpty()) {
      throw new IOException(
          "there is nothing to read in "
              + order.input()
              + ": no file ends in .ndjson, .jsonl or .json, gzipped or not");
    }
    long text = files.stream().mapToLong(SourceFile::text).sum();
    return new Plan(
        files,
        Unit.ofSize(files, order.grain().unit()),
        Lots.of(text, order.grain().lot(), Integer.MAX_VALUE / 2),
        origin);
  }

  private Dataset<Row> found(Passes passes, ClusterSettlement.Result settled) {
    Lots lots = passes.plan().lots();
    Dataset<Row> own =
        passes.rows(
            new PatientLines(lots, settled.resources(), settled.persons()), LineRows.SCHEMA);
    Dataset<Row> lines = settled.payments().map(own::union).orElse(own);
    return lines
        .repartition(tasks(passes.plan()), col("lot"))
        .sortWithinPartitions("lot", "file", "offset")
        .mapPartitions(
            new LotRows(
                lots,
                passes.known(settled.state()),
                passes.known(order.site()),
                order.asOf(),
                order.language(),
                order.sides()),
            Encoders.row(LotRows.SCHEMA));
  }

  private int tasks(Plan plan) {
    long text = plan.files().stream().mapToLong(SourceFile::text).sum();
    long wanted = Math.max(2L * spark.sparkContext().defaultParallelism(), text / TASK + 1);
    return (int) Math.min(plan.lots().reviewed(), wanted);
  }
}
