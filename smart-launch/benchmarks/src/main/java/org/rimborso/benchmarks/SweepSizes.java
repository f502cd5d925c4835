package org.rimborso.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rimborso.benchmarks.Interleaved.Side;

/** What size does to our sweep: to the time it takes a megabyte, and to its memory. */
final class SweepSizes {
  private static final int[] TIMES = {1, 3, 10};
  private static final int SEED = 1;
  private static final double MEGA = 1e6;

  /** Fewer than a patient has, so that there are at least as many resources as wanted. */
  private static final int RESOURCES = 41;

  private SweepSizes() {}

  /**
   * Sweeps once, three and ten times so many megabytes in turns, and says what a megabyte takes
   * beside one of the smallest.
   *
   * @param folder keeps what is generated, for the next time
   */
  static void growth(Path folder, long megabytes, int rounds)
      throws IOException, InterruptedException {
    List<Side> sides = new ArrayList<>();
    for (int times : TIMES) {
      long patients = SweepDensity.USUAL.patients(times * megabytes);
      sides.add(
          new Side(
              times + " times",
              SweepPeer.OURS,
              generated(folder.resolve(times + "x" + megabytes), SweepDensity.USUAL, patients)));
    }
    Map<Side, ColdRun.Cost> medians = Interleaved.medians(sides, rounds);
    ColdRun.Cost first = medians.values().iterator().next();
    double unit = Folders.warm(sides.get(0).folder()) / MEGA;
    System.out.printf("%nmedians of %d%n", rounds);
    System.out.println("| MB | wall s | CPU s | peak MB | a MB beside the first: wall | CPU |");
    System.out.println("| --- | --- | --- | --- | --- | --- |");
    for (Map.Entry<Side, ColdRun.Cost> one : medians.entrySet()) {
      ColdRun.Cost cost = one.getValue();
      double size = Folders.warm(one.getKey().folder()) / MEGA;
      System.out.printf(
          Locale.ROOT,
          "| %,.0f | %.1f | %.1f | %.0f | %.2f | %.2f |%n",
          size,
          cost.wall(),
          cost.cpu(),
          cost.peak(),
          cost.wall() / size / (first.wall() / unit),
          cost.cpu() / size / (first.cpu() / unit));
    }
  }

  /**
   * Sweeps at least so many short resources once, and asks DuckDB whether the answers are right.
   */
  static void memory(Path folder, long resources) throws IOException, InterruptedException {
    Path facility =
        generated(folder.resolve("slim" + resources), SweepDensity.SLIM, resources / RESOURCES + 1);
    Interleaved.medians(
        List.of(
            new Side("ours with -Xmx512m", SweepPeer.OURS, facility),
            new Side("duckdb", SweepPeer.DUCKDB, facility)),
        1);
  }

  private static Path generated(Path folder, SweepDensity density, long patients)
      throws IOException {
    if (!Files.exists(folder)) {
      Path unfinished = Path.of(folder + ".part");
      Folders.delete(unfinished);
      SweepCorpus.write(unfinished, density, patients, SEED);
      Files.move(unfinished, folder);
    }
    return folder;
  }
}
