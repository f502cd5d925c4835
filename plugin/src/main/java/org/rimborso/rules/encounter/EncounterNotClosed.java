package org.rimborso.rules.encounter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.PartialDate;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> an encounter is still under way past its recorded end, or an outpatient one
 * more than three days after its start (parameter {@code open-days}). Part of an encounter that is
 * open itself is that one's business.
 *
 * <p><b>Not checked when</b> an encounter under way has no dates, or its class is unknown and that
 * decides, or encounters are not offered.
 *
 * <p><b>Leaves to</b> {@code encounter-period-impossible} encounters whose dates cannot be.
 *
 * <p><b>Source</b>: FHIR R4 Encounter.status and Encounter.period; the days are the site's own.
 */
final class EncounterNotClosed implements WalkingRule {
  static final String ID = "encounter-not-closed";

  static final Parameter OPEN =
      Parameter.of(EncounterNotClosed.class, ID, "open-days", Parameter.Kind.DAYS, "3");

  private static final Set<String> UNDER_WAY =
      Set.of("arrived", "triaged", "in-progress", "onleave");

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.CLINICIAN),
          Source.of("HL7 FHIR R4", "Encounter.status, Encounter.period"),
          EncounterNotClosed.class);
  private final int openDays;

  EncounterNotClosed(int openDays) {
    this.openDays = openDays;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(OPEN);
  }

  @Override
  public List<Need> needs() {
    return Needs.resources("Encounter");
  }

  @Override
  public Walk walk(Chart chart) {
    return fault.atMostOne(
        chart,
        "Encounter",
        chart.encounters(),
        encounter ->
            isUnderWay(encounter)
                    && !belongsToAnOpenOne(chart, encounter)
                    && !encounter.isImpossible(chart)
                ? judge(chart, encounter)
                : Optional.empty());
  }

  private static boolean isUnderWay(Encounter encounter) {
    return UNDER_WAY.contains(encounter.status());
  }

  private static boolean belongsToAnOpenOne(Chart chart, Encounter encounter) {
    return encounter
        .partOf()
        .flatMap(whole -> chart.find(whole, Encounter.class))
        .filter(EncounterNotClosed::isUnderWay)
        .isPresent();
  }

  private Optional<Outcome> judge(Chart chart, Encounter encounter) {
    Optional<LocalDate> start = encounter.period().start().map(PartialDate::last);
    Optional<LocalDate> end = encounter.period().end().map(PartialDate::last);
    if (end.filter(chart.asOf()::isAfter).isPresent()) {
      return fault
          .unread(chart, encounter.reference())
          .or(
              () ->
                  Optional.of(
                      fault
                          .finding(encounter.reference(), "", "Encounter.status", end.get())
                          .saying(fault.message("message-ended", end.get()))));
    }
    if (CareSetting.isInpatient(encounter)
        || start.filter(day -> !chart.asOf().isAfter(day.plusDays(openDays))).isPresent()) {
      return Optional.empty();
    }
    Optional<Outcome> unread = fault.unread(chart, encounter.reference());
    if (unread.isPresent()) {
      return unread;
    }
    if (start.isEmpty()) {
      return notChecked(encounter, "Encounter.period");
    }
    return encounter.classCode().isEmpty()
        ? notChecked(encounter, "Encounter.class")
        : Optional.of(
            fault.finding(encounter.reference(), "", "Encounter.status", start.get(), openDays));
  }

  private Optional<Outcome> notChecked(Encounter encounter, String missing) {
    return Optional.of(fault.notChecked(encounter.reference(), Cause.ELEMENT_MISSING, missing));
  }
}
