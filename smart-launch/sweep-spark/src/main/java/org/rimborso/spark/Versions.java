package org.rimborso.spark;

import org.apache.spark.broadcast.Broadcast;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.sweep.KeyTable;
import org.rimborso.sweep.LineSink;
import org.rimborso.sweep.Lots;
import org.rimborso.sweep.Spilled;

/** The lines of resources that several patients claim. */
final class Versions implements UnitPass.Pass {
  private static final long serialVersionUID = 1L;

  private final Lots lots;
  private final Broadcast<ClusterResources> resources;
  private final Broadcast<KeyTable> contested;

  Versions(Lots lots, Broadcast<ClusterResources> resources, Broadcast<KeyTable> contested) {
    this.lots = lots;
    this.resources = resources;
    this.contested = contested;
  }

  @Override
  public LineSink sink(int unit, Relay.Rows rows) {
    KeyTable wanted = contested.value();
    LineReader reader = PatientLines.following(resources.value());
    return new LineSink() {
      @Override
      public void add(int lot, Spilled line) {
        if (!wanted.contains(line.self())) {
          return;
        }
        if (lot == lots.open()) {
          reader.whose(
              line.json(),
              whose -> {
                Spilled told = PatientLines.told(line, whose);
                rows.add(LineRows.of(lots.of(told.patient()), told), line.json().length);
              });
        } else if (lot != lots.joined() && lot != lots.providers()) {
          rows.add(LineRows.of(lot, line), line.json().length);
        }
      }

      @Override
      public void name(long self, long patient) {
        // Known from the first pass.
      }
    };
  }
}
