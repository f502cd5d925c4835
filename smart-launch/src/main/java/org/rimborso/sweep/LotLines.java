package org.rimborso.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of all lots, in the order of the input.
 *
 * @param spills all that holds lines
 * @param isMixed whether the last of them hold lines that belong between those of the first
 */
record LotLines(List<SpillFile> spills, boolean isMixed) {

  /** Hands on every line of {@code lot}. */
  void each(int lot, SpillFile.Lines lines) throws IOException {
    if (!isMixed) {
      for (SpillFile spill : spills) {
        spill.each(lot, lines);
      }
      return;
    }
    List<Spilled> mixed = new ArrayList<>();
    for (SpillFile spill : spills) {
      spill.each(lot, mixed::add);
    }
    mixed.sort(Spilled::inOrder);
    for (Spilled line : mixed) {
      lines.line(line);
    }
  }

  /** How many bytes the lot has. */
  long bytes(int lot) {
    return spills.stream().mapToLong(spill -> spill.bytes(lot)).sum();
  }
}
