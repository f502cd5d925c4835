package org.rimborso.rules.encounter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.CareSetting;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a finished inpatient encounter has no discharge disposition. Parts of a stay
 * have none of their own.
 *
 * <p><b>Not checked when</b> the encounter's class is unknown, part of it was not readable, or
 * encounters are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 25, section 75.2, form locator 17
 * (patient discharge status).
 */
final class EncounterNoDisposition implements WalkingRule {
  static final String ID = "encounter-no-disposition";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)",
              "chapter 25, 75.2, form locator 17, patient discharge status"),
          EncounterNoDisposition.class);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public List<Need> needs() {
    return Needs.resources("Encounter");
  }

  @Override
  public Walk walk(Chart chart) {
    return fault.each(
        chart,
        "Encounter",
        chart.encounters(),
        encounter -> isBare(encounter) ? List.of(judge(chart, encounter)) : List.of());
  }

  private static boolean isBare(Encounter encounter) {
    return (encounter.classCode().isEmpty() || CareSetting.isInpatient(encounter))
        && encounter.dischargeDisposition().isEmpty()
        && encounter.status().equals("finished")
        && encounter.partOf().isEmpty();
  }

  private Outcome judge(Chart chart, Encounter encounter) {
    Optional<Outcome> unread = fault.unread(chart, encounter.reference());
    if (unread.isPresent()) {
      return unread.get();
    }
    return encounter.classCode().isEmpty()
        ? fault.notChecked(encounter.reference(), Cause.ELEMENT_MISSING, "Encounter.class")
        : fault
            .finding(encounter.reference(), "", "Encounter.hospitalization.dischargeDisposition")
            .risking(ItsClaims.charge(chart, encounter));
  }
}
