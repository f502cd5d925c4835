package org.rimborso.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * An encounter with what the chart holds about it: found once, for many rules ask.
 *
 * @param claims its claims
 * @param benefits EOBs without a Claim that stand and name it, as bills
 * @param conditions those that name it
 * @param procedures those that name it
 */
public record ChartedEncounter(
    Encounter encounter,
    EncounterClaims claims,
    List<Claim> benefits,
    List<Condition> conditions,
    List<Procedure> procedures,
    Period.Answer billableUnlessFree) {

  private record All(List<ChartedEncounter> encounters) {}

  /** The encounters of {@code chart}, in their order. */
  public static List<ChartedEncounter> in(Chart chart) {
    return chart.fact(All.class, unused -> new All(lookedUp(chart))).encounters();
  }

  private static List<ChartedEncounter> lookedUp(Chart chart) {
    BillableEncounters billable = new BillableEncounters(chart);
    List<ChartedEncounter> all = new ArrayList<>(chart.encounters().size());
    for (Encounter encounter : chart.encounters()) {
      Reference reference = encounter.reference();
      all.add(
          new ChartedEncounter(
              encounter,
              chart.claimsOf(encounter),
              chart.benefitsNaming(reference),
              chart.conditionsOf(reference),
              chart.proceduresOf(reference),
              billable.of(encounter)));
    }
    return Collections.unmodifiableList(all);
  }

  /**
   * Whether the encounter is <em>billable</em>, where encounters of these type codes are free;
   * unknown where its class or a stay's place is unknown.
   */
  public Period.Answer billable(Set<String> noChargeTypes) {
    boolean free =
        !noChargeTypes.isEmpty()
            && encounter.types().stream()
                .anyMatch(type -> noChargeTypes.stream().anyMatch(type::hasCode));
    return free ? Period.Answer.NO : billableUnlessFree;
  }

  /** The element that would tell, where it is not known whether it is {@link #billable}. */
  public String missingForBillable() {
    return encounter.classCode().isEmpty() ? "Encounter.class" : "Encounter.serviceProvider";
  }
}
