package org.rimborso.sweep;

import java.util.List;
import java.util.Map;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.Surroundings;

/**
 * What the review of each lot has to know of the whole input.
 *
 * @param spills all that holds lines
 * @param isMixed whether the last of them hold lines that belong between those of the first
 * @param everywhere what could not be read and names nobody: every chart says so
 * @param broken of files that were not read whole, by number: the types they have
 */
record Settled(
    Surroundings around,
    List<SpillFile> spills,
    boolean isMixed,
    Conflicts conflicts,
    List<LeftOut> everywhere,
    Map<Integer, List<String>> broken,
    List<String> warnings) {

  /** Something that was left out, and its place in the input. */
  record LeftOut(Spilled line, Item item) {}
}
