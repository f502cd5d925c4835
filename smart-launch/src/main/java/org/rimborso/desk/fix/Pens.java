package org.rimborso.desk.fix;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Reference;
import org.rimborso.desk.Entries;
import org.rimborso.ehr.Access;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.TokenSource;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.References;
import org.rimborso.notes.Refusals;
import org.rimborso.smart.Launch;
import org.rimborso.store.RefusalRows;
import org.rimborso.store.Store;

/**
 * What writes into the chart of a launch.
 *
 * @param labels of the site's own that restrict a record
 */
public record Pens(
    Ehrs ehrs,
    CapabilityBook capabilities,
    TokenSource tokens,
    Refusals refusals,
    Set<String> labels) {
  /** Shorter than a record is kept for one writer. */
  private static final Duration TIME = Duration.ofSeconds(25);

  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  public Pens {
    labels = Set.copyOf(labels);
  }

  /** Says nothing of what it holds. */
  @Override
  public String toString() {
    return "Pens[]";
  }

  /** Pens that remember in a store what EHRs refused. */
  public static Pens of(
      Ehrs ehrs,
      CapabilityBook capabilities,
      TokenSource tokens,
      Store store,
      Set<String> labels,
      Clock clock) {
    return new Pens(
        ehrs, capabilities, tokens, new Refusals(new RefusalRows(store), clock), labels);
  }

  /** What the launch's EHR takes, as far as it tells in a moment. */
  FixReach reach(Launch launch) {
    return reach(launch, Budget.of(A_MOMENT));
  }

  private FixReach reach(Launch launch, Budget budget) {
    return new FixReach(
        launch.ehr(),
        capabilities.of(ehr(launch), budget),
        launch.scopes(),
        refusals,
        Entries.owner(launch));
  }

  private Ehr ehr(Launch launch) {
    return ehrs.byId(launch.ehr()).orElseThrow();
  }

  ZoneId zone(Launch launch) {
    return ehr(launch).settings().zone();
  }

  /**
   * A pen for the launch's patient.
   *
   * @param seesRestricted whether its user may see restricted records
   */
  ChartPen of(Launch launch, boolean seesRestricted) {
    Ehr ehr = ehr(launch);
    Budget budget = Budget.of(TIME);
    Reference patient = launch.patient().orElseThrow();
    BundleReader reader =
        new BundleReader(
            new ReadOptions(
                Optional.of(ehr.settings().zone()),
                References.ofServer(ehr.settings().iss()),
                labels));
    return new ChartPen(
        ehr,
        Access.of(tokens, launch.id()),
        budget,
        reach(launch, budget),
        reader,
        patient,
        seesRestricted);
  }
}
