package org.rimborso.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs several sides in turns, each run cold, and insists that all answer alike on one folder. */
final class Interleaved {
  private static final Path LOAD = Path.of("/proc/loadavg");

  private final Path work;
  private final Map<Path, Map<SweepCheck, Long>> expected = new HashMap<>();

  /** Who reads what. */
  record Side(String name, SweepPeer peer, Path folder) {}

  private Interleaved(Path work) {
    this.work = work;
  }

  /**
   * @return the median costs of each side; those of wall, processor and memory are medians each for
   *     itself
   * @throws IllegalStateException when two runs on one folder answer differently
   */
  static Map<Side, ColdRun.Cost> medians(List<Side> sides, int rounds)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("sweep-peers");
    try {
      return new Interleaved(work).run(sides, rounds);
    } finally {
      Folders.delete(work);
    }
  }

  private Map<Side, ColdRun.Cost> run(List<Side> sides, int rounds)
      throws IOException, InterruptedException {
    for (SweepPeer peer : EnumSet.copyOf(sides.stream().map(Side::peer).toList())) {
      peer.prepare(work);
    }
    Map<Side, List<ColdRun.Cost>> costs = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < sides.size(); turn++) {
        Side side = sides.get((round + turn) % sides.size());
        System.out.printf("round %d, load %s, %s: ", round + 1, load(), side.name());
        ColdRun.Cost cost = once(side);
        System.out.println(cost);
        costs.computeIfAbsent(side, s -> new ArrayList<>()).add(cost);
      }
    }
    Map<Side, ColdRun.Cost> medians = new LinkedHashMap<>();
    costs.forEach((side, all) -> medians.put(side, ColdRun.Cost.median(all)));
    return medians;
  }

  private ColdRun.Cost once(Side side) throws IOException, InterruptedException {
    Folders.warm(side.folder());
    ColdRun run = ColdRun.of(side.peer().started(side.folder(), work));
    Map<SweepCheck, Long> answers = side.peer().answers(run, work);
    Folders.delete(SweepPeer.out(work));
    Map<SweepCheck, Long> first = expected.putIfAbsent(side.folder(), answers);
    if (answers.size() != SweepCheck.values().length || first != null && !first.equals(answers)) {
      throw new IllegalStateException(
          side.name() + " answers " + answers + ", others " + first + "\n" + run.output());
    }
    if (first == null) {
      System.out.print(answers + " ");
    }
    return run.cost();
  }

  private static String load() throws IOException {
    return Files.readString(LOAD).split(" ", -1)[0];
  }
}
