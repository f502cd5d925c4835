package org.rimborso.sweep;

import java.util.List;
import java.util.Map;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.Surroundings;

/**
 * What the review of each lot has to know of the whole input.
 *
 * @param everywhere what could not be read and names nobody: every chart says so
 * @param broken of files that were not read whole, by number: the types they have
 */
public record Settled(
    Surroundings around,
    Conflicts conflicts,
    List<LeftOut> everywhere,
    Map<Integer, List<String>> broken) {

  /** Something that was left out, and its place in the input. */
  public record LeftOut(Spilled line, Item item) {}
}
