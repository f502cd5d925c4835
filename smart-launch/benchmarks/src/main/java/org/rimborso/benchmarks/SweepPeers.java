package org.rimborso.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.rimborso.benchmarks.Interleaved.Side;

/**
 * Our sweep with all rules beside others that answer five of its checks, on one generated facility:
 * {@code SweepPeers FOLDER [ROUNDS] [PEER,…]}, {@code SweepPeers growth FOLDER [MEGABYTES]
 * [ROUNDS]}, {@code SweepPeers memory FOLDER [RESOURCES]}. Every run is a cold process; sides take
 * turns; what they answer must be the same.
 */
public final class SweepPeers {
  private static final int ROUNDS = 5;
  private static final int MEGABYTES = 100;
  private static final long RESOURCES = 10_000_000;

  private SweepPeers() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[args[0].matches("growth|memory") ? 1 : 0]).toAbsolutePath();
    switch (args[0]) {
      case "growth" ->
          SweepSizes.growth(folder, number(args, 2, MEGABYTES), (int) number(args, 3, ROUNDS));
      case "memory" -> SweepSizes.memory(folder, number(args, 2, RESOURCES));
      default -> compare(folder, (int) number(args, 1, ROUNDS), peers(args));
    }
  }

  private static long number(String[] args, int at, long otherwise) {
    return args.length > at ? Long.parseLong(args[at]) : otherwise;
  }

  private static List<SweepPeer> peers(String[] args) {
    return args.length > 2
        ? Stream.of(args[2].split(",", -1))
            .map(name -> SweepPeer.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList()
        : List.of(SweepPeer.values());
  }

  private static void compare(Path folder, int rounds, List<SweepPeer> peers)
      throws IOException, InterruptedException {
    Map<Side, ColdRun.Cost> medians =
        Interleaved.medians(
            peers.stream().map(peer -> new Side(peer.shown(), peer, folder)).toList(), rounds);
    ColdRun.Cost ours = medians.values().iterator().next();
    System.out.printf(
        Locale.ROOT, "%n%,.0f MB, medians of %d%n", Folders.warm(folder) / 1e6, rounds);
    System.out.println("| | wall s | CPU s | peak MB | first / this: wall | CPU | peak |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    medians.forEach(
        (side, cost) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.0f | %s | %s | %s |%n",
                side.name(),
                cost.wall(),
                cost.cpu(),
                cost.peak(),
                ratio(ours, cost, ColdRun.Cost::wall),
                ratio(ours, cost, ColdRun.Cost::cpu),
                ratio(ours, cost, ColdRun.Cost::peak)));
  }

  private static String ratio(
      ColdRun.Cost ours, ColdRun.Cost cost, ToDoubleFunction<ColdRun.Cost> figure) {
    double ratio = figure.applyAsDouble(ours) / figure.applyAsDouble(cost);
    return String.format(Locale.ROOT, ratio < 1 ? "1/%.2f" : "%.2f", ratio < 1 ? 1 / ratio : ratio);
  }
}
