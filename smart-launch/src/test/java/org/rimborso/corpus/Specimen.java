package org.rimborso.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.rimborso.corpus.plant.Expected;
import org.rimborso.corpus.plant.Plant;
import org.rimborso.corpus.plant.World;

/**
 * One chart of the corpus.
 *
 * @param name what it is, with its seed
 * @param plant the defect that was put into it, if it is not to be silent
 * @param expected where that defect is
 */
record Specimen(
    String name,
    Arm arm,
    World world,
    ObjectNode bundle,
    Optional<Plant> plant,
    Optional<Expected> expected) {

  /** What the chart is there for. */
  enum Arm {
    CLEAN,
    PLANT,
    DECOY
  }
}
