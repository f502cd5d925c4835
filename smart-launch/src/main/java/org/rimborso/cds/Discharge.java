package org.rimborso.cds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;

/**
 * A chart as it will be once a visit is over: what its documentation will then lack can still be
 * mended now.
 */
final class Discharge {
  private static final Set<String> UNDER_WAY =
      Set.of("planned", "arrived", "triaged", "in-progress", "onleave");

  private Discharge() {}

  /** The chart with this visit finished today, where it is still under way. */
  static Chart of(Chart chart, Reference visit) {
    List<Encounter> encounters = new ArrayList<>();
    for (Encounter encounter : chart.encounters()) {
      boolean open = encounter.reference().equals(visit) && UNDER_WAY.contains(encounter.status());
      encounters.add(open ? finished(encounter, PartialDate.of(chart.asOf())) : encounter);
    }
    return chart.with(Encounter.class, encounters);
  }

  private static Encounter finished(Encounter open, PartialDate today) {
    Period period = open.period();
    return new Encounter(
        open.reference(),
        open.patient(),
        "finished",
        open.classCode(),
        open.types(),
        new Period(period.start(), Optional.of(period.end().orElse(today))),
        open.partOf(),
        open.serviceProvider(),
        open.locations(),
        open.participants(),
        open.diagnoses(),
        open.reasons(),
        open.reasonReferences(),
        open.dischargeDisposition(),
        open.labels());
  }
}
