package org.rimborso.rules.encounter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Party;
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
 * <b>Fires when</b> a finished encounter has no participant that is a practitioner. Whoever is
 * referred to by a provider number is one. Parts of an encounter need none of their own.
 *
 * <p><b>Not checked when</b> a participant is given as text or by some other number, part of the
 * encounter was not readable, or encounters are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 26, section 10.4, items 24J and 31
 * (who rendered the service).
 */
final class EncounterNoProvider implements WalkingRule {
  static final String ID = "encounter-no-provider";

  private static final Set<String> PRACTITIONERS = Set.of("Practitioner", "PractitionerRole");

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)",
              "chapter 26, 10.4, items 24J and 31"),
          EncounterNoProvider.class);

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
        encounter -> isWithout(encounter) ? List.of(judge(chart, encounter)) : List.of());
  }

  private static boolean isWithout(Encounter encounter) {
    for (Party participant : encounter.participants()) {
      if (isOne(participant)) {
        return false;
      }
    }
    return encounter.status().equals("finished") && encounter.partOf().isEmpty();
  }

  private static boolean isOne(Party participant) {
    return participant.npi().isPresent()
        || participant
            .reference()
            .filter(reference -> PRACTITIONERS.contains(reference.type()))
            .isPresent();
  }

  private Outcome judge(Chart chart, Encounter encounter) {
    Optional<Outcome> unread = fault.unread(chart, encounter.reference());
    if (unread.isPresent()) {
      return unread.get();
    }
    boolean mayBeOne = encounter.participants().stream().anyMatch(one -> one.reference().isEmpty());
    return mayBeOne
        ? fault.notChecked(
            encounter.reference(), Cause.ELEMENT_MISSING, "Encounter.participant.individual")
        : fault
            .finding(encounter.reference(), "", "Encounter.participant")
            .risking(ItsClaims.charge(chart, encounter));
  }
}
