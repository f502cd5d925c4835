package org.rimborso.spark;

import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.Whose;
import org.rimborso.sweep.KeyTable;
import org.rimborso.sweep.Keys;
import org.rimborso.sweep.LineSink;
import org.rimborso.sweep.Lots;
import org.rimborso.sweep.Spilled;
import org.rimborso.sweep.WholeInput;

/** Every line in the lot of its person, those of payments and providers left out. */
final class PatientLines implements UnitPass.Pass {
  private static final long serialVersionUID = 1L;

  private final Lots lots;
  private final Broadcast<ClusterResources> resources;
  private final Broadcast<KeyTable> persons;

  /**
   * @param persons by the key of a record that another one stands for: that one's key
   */
  PatientLines(Lots lots, Broadcast<ClusterResources> resources, Broadcast<KeyTable> persons) {
    this.lots = lots;
    this.resources = resources;
    this.persons = persons;
  }

  @Override
  public LineSink sink(int unit, Relay.Rows rows) {
    KeyTable joined = persons.value();
    LineReader reader = following(resources.value());
    return new LineSink() {
      @Override
      public void add(int lot, Spilled line) {
        if (lot == lots.open()) {
          reader.whose(line.json(), whose -> own(told(line, whose)));
        } else if (lot <= lots.nobody()) {
          own(line);
        }
      }

      private void own(Spilled line) {
        long person = joined.get(line.patient(), line.patient());
        rows.add(LineRows.of(lots.of(person), line), line.json().length);
      }

      @Override
      public void name(long self, long patient) {
        // Known from the first pass.
      }
    };
  }

  /** A line whose patient only an index of the whole input could tell. */
  static Spilled told(Spilled line, Whose whose) {
    return line.of(Keys.of(whose.patient()));
  }

  /** What follows references in the whole input; limits were told where the work began. */
  static LineReader following(ClusterResources resources) {
    return new LineReader(
        new ReadOptions(Optional.empty(), new WholeInput(resources).telling(limit -> {})));
  }
}
