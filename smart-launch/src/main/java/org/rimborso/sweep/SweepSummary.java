package org.rimborso.sweep;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Adds up what the parts of a sweep say of themselves. Not safe for several threads. */
public final class SweepSummary {
  private final Totals totals = new Totals();
  private final SweepProblems problems;
  private final List<String> warnings;

  /**
   * @param reports of all units
   * @param settled warnings of what only the whole input could tell
   */
  public SweepSummary(List<UnitReport> reports, List<String> settled, SweepProblems problems) {
    this.problems = problems;
    warnings = new ArrayList<>(settled);
    reports.forEach(
        report -> report.types().forEach((type, many) -> totals.count(many, "resources", type)));
    totals.count(warnings.size(), "warnings");
  }

  /** Adds what a lot left under {@link LotReview#TOTALS}. */
  public void add(byte[] lot) throws IOException {
    Totals.Kept kept = Totals.kept(lot);
    totals.add(kept);
    warnings.addAll(kept.warnings());
    kept.limits().forEach(problems::limit);
  }

  /** The file {@code summary.json}, once everything was added and every problem told. */
  public byte[] json(LocalDate asOf) throws IOException {
    totals.count(problems.count(), "problems");
    return totals.json(Map.of("asOf", asOf.toString()));
  }

  /** What was decided, the first of it, as sentences. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }
}
