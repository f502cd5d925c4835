package org.rimborso.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * One command as a process of its own, and what it took: seconds by the clock, seconds of a core
 * (user and system, with the processes that it started and waited for), and megabytes resident at
 * the peak. Reads Linux's {@code /proc}. One at a time.
 */
record ColdRun(Cost cost, String output) {
  private static final Path TIMES = Path.of("/proc/self/stat");

  /** Where the fields stand after the name: user and system time of children that ended. */
  private static final int CHILDREN_USER = 13;

  private static final int CHILDREN_SYSTEM = 14;

  /** Linux counts these times in hundredths of a second for every program that asks. */
  private static final double TICKS = 100;

  private static final double NANOS = 1e9;
  private static final double KILOBYTES = 1024 / 1e6;
  private static final int BETWEEN_LOOKS = 5;

  record Cost(double wall, double cpu, double peak) {

    /** Of each figure its own median. */
    static Cost median(List<Cost> costs) {
      return new Cost(
          median(costs, Cost::wall), median(costs, Cost::cpu), median(costs, Cost::peak));
    }

    private static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
      double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.1f s, %.1f s of a core, %.0f MB resident", wall, cpu, peak);
    }
  }

  /**
   * @throws IllegalStateException with the end of what the command printed, if it fails
   */
  static ColdRun of(SweepPeer.Started peer) throws IOException, InterruptedException {
    Path said = Files.createTempFile("sweep-peers", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(peer.command())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      builder.environment().putAll(peer.environment());
      double before = childrenTime();
      long begun = System.nanoTime();
      Process process = builder.start();
      Path status = Path.of("/proc", Long.toString(process.pid()), "status");
      double peak = 0;
      do {
        peak = Math.max(peak, peak(status));
      } while (!process.waitFor(BETWEEN_LOOKS, TimeUnit.MILLISECONDS));
      double wall = (System.nanoTime() - begun) / NANOS;
      String output = Files.readString(said);
      if (process.exitValue() != 0) {
        throw new IllegalStateException(peer.command() + " failed:\n" + output);
      }
      return new ColdRun(new Cost(wall, childrenTime() - before, peak), output);
    } finally {
      Files.delete(said);
    }
  }

  private static double childrenTime() throws IOException {
    String stat = Files.readString(TIMES);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]))
        / TICKS;
  }

  /** Zero when it has ended meanwhile. */
  private static double peak(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * KILOBYTES)
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      return 0;
    }
  }
}
