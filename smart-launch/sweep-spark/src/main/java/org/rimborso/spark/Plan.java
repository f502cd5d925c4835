package org.rimborso.spark;

import java.io.Serializable;
import java.util.List;
import org.rimborso.sweep.Lots;
import org.rimborso.sweep.Origin;
import org.rimborso.sweep.Scatter;
import org.rimborso.sweep.SourceFile;
import org.rimborso.sweep.Unit;
import org.rimborso.sweep.UnitDocuments;

/**
 * How the work is parted.
 *
 * @param files of the input, in its order
 * @param units of about the same size
 */
record Plan(List<SourceFile> files, List<Unit> units, Lots lots, Origin origin)
    implements Serializable {

  /** What reads a unit line by line. */
  Scatter scatter() {
    return new Scatter(files, lots, origin, bytes -> {});
  }

  /** Hands on what stands in a unit. */
  void documents(int unit, UnitDocuments.Each each) {
    UnitDocuments.each(origin, files, units.get(unit), each);
  }
}
