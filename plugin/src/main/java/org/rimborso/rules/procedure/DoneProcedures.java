package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.ChartedEncounter;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.EncounterClaims;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Period;
import org.rimborso.chart.Procedure;
import org.rimborso.chart.Resource;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Walk;

/** The completed procedures of billable encounters, beside what their claims bill. */
final class DoneProcedures {
  private DoneProcedures() {}

  /** Judges the procedures of one encounter, in order of reference, by what its claims bill. */
  @FunctionalInterface
  interface Judge {
    List<Outcome> of(Encounter encounter, List<Procedure> done, List<Claim> claims);
  }

  /**
   * What {@code judge} says of every billable encounter that has completed procedures of the kind
   * that is {@code wanted}, and what keeps that from being known. Silent on restricted encounters
   * and claims.
   */
  static Walk each(
      Chart chart,
      Fault fault,
      Set<String> noChargeTypes,
      Predicate<Procedure> wanted,
      Judge judge) {
    return fault
        .hidden(chart, "Procedure", "Claim")
        .and(
            fault.each(
                chart,
                "Encounter",
                ChartedEncounter.in(chart),
                charted -> {
                  List<Procedure> done = done(charted, wanted);
                  Period.Answer billable = charted.billable(noChargeTypes);
                  return done.isEmpty() || billable == Period.Answer.NO
                      ? List.of()
                      : judge(chart, fault, charted, billable, done, judge);
                }));
  }

  private static List<Procedure> done(ChartedEncounter charted, Predicate<Procedure> wanted) {
    List<Procedure> done = new ArrayList<>(0);
    for (Procedure procedure : charted.procedures()) {
      if (procedure.status().equals("completed") && wanted.test(procedure)) {
        done.add(procedure);
      }
    }
    if (done.size() > 1) {
      done.sort(Comparator.comparing(Procedure::reference));
    }
    return done;
  }

  private static List<Outcome> judge(
      Chart chart,
      Fault fault,
      ChartedEncounter charted,
      Period.Answer billable,
      List<Procedure> done,
      Judge judge) {
    Encounter encounter = charted.encounter();
    EncounterClaims its = charted.claims();
    List<Claim> claims = new ArrayList<>(its.certain().size());
    for (Claim claim : its.certain()) {
      if (!chart.isReplaced(claim)) {
        if (claim.isRestricted()) {
          return List.of();
        }
        claims.add(claim);
      }
    }
    boolean ambiguous = its instanceof EncounterClaims.Ambiguous;
    List<Outcome> said = ambiguous ? List.of() : judge.of(encounter, done, claims);
    if (said.isEmpty() && !ambiguous) {
      return List.of();
    }
    Optional<Limitation> hidden =
        chart.incomplete("Claim").or(() -> unread(chart, encounter, done, claims));
    if (hidden.isPresent()) {
      return List.of(fault.notChecked(hidden.get()));
    }
    if (ambiguous) {
      return List.of(
          fault.notChecked(encounter.reference(), Cause.AMBIGUOUS, "Claim.item.encounter"));
    }
    return billable == Period.Answer.UNKNOWN
        ? List.of(
            fault.notChecked(
                encounter.reference(), Cause.ELEMENT_MISSING, charted.missingForBillable()))
        : said;
  }

  /** What could not be read of any of them. */
  private static Optional<Limitation> unread(
      Chart chart, Encounter encounter, List<Procedure> done, List<Claim> claims) {
    return Stream.<List<? extends Resource>>of(List.of(encounter), done, claims)
        .flatMap(List::stream)
        .flatMap(one -> chart.limitationsOf(one.reference()).stream())
        .findFirst();
  }

  /** Where the chart says that they were done. */
  static List<Evidence> evidence(List<Procedure> procedures) {
    return procedures.stream()
        .map(procedure -> new Evidence(procedure.reference(), "Procedure.code"))
        .toList();
  }
}
