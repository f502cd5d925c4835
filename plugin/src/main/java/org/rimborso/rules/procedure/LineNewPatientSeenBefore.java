package org.rimborso.rules.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Limitation;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;
import org.rimborso.rules.procedure.Clinician.Likeness;
import org.rimborso.rules.procedure.Sightings.Sighting;

/**
 * <b>Fires when</b> a professional bill has a visit code of new patients although the same
 * clinician, or one of the same group and specialty, saw the patient less than three years before:
 * by a visit that was billed, or at a finished encounter in person.
 *
 * <p><b>Not checked when</b> the group saw the patient but the specialties are not known, the
 * site's CPT table is not loaded for the day, it is not known whether the bill is professional, the
 * day of service is not told, part of the claim was not readable, or nothing is found and claims or
 * encounters are not fully known.
 *
 * <p><b>Leaves to</b> {@link ProcedureUnknownCode} codes that CPT does not have.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 12, section 30.6.7.
 */
final class LineNewPatientSeenBefore implements WalkingRule {
  static final String ID = "line-new-patient-seen-before";
  private static final int YEARS = 3;

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of("Medicare Claims Processing Manual (CMS Pub. 100-04)", "chapter 12, 30.6.7"),
          LineNewPatientSeenBefore.class);
  private final CodeSets codes;
  private final VisitCodes visits;

  LineNewPatientSeenBefore(CodeSets codes) {
    this.codes = codes;
    visits = new VisitCodes(codes);
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
  public List<Need> needs() {
    return Needs.codes(List.of(CodeSystem.CPT), "Claim", "Encounter");
  }

  @Override
  public Walk walk(Chart chart) {
    Optional<Sightings> sightings = Optional.empty();
    List<Billed> billed = new ArrayList<>(0);
    for (ProviderDay day : ProviderDay.in(chart)) {
      for (ProviderDay.Service service : day.services()) {
        if (VisitCodes.isOfNewPatient(service.code()) && day.kind() != ClaimKind.OUTPATIENT) {
          sightings = sightings.isPresent() ? sightings : Optional.of(new Sightings(chart));
          billed.add(new Billed(day, service, sightings.get()));
        }
      }
    }
    return ProviderDay.each(
        chart,
        fault,
        VisitCodes::isOfNewPatient,
        billed,
        one -> judge(chart, one).stream().toList());
  }

  /** A visit of a new patient, and who saw the patient when. */
  private record Billed(ProviderDay day, ProviderDay.Service service, Sightings sightings) {
    BilledLine line() {
      return service.first();
    }

    /** The sightings of less than three years before by someone like this. */
    Optional<Sighting> latest(Clinician who, Likeness likeness) {
      LocalDate since = day.day().minusYears(YEARS);
      return sightings.all().stream()
          .filter(one -> one.day().first().isAfter(since) && one.day().last().isBefore(day.day()))
          .filter(one -> !line().bill().encounters().contains(one.proof().reference()))
          .filter(one -> who.likenessTo(one.who()) == likeness)
          .max(
              Comparator.comparing(Sighting::day)
                  .thenComparing(one -> one.proof().reference())
                  .thenComparing(one -> one.proof().element()));
    }
  }

  private Optional<Outcome> judge(Chart chart, Billed billed) {
    CodeAnswer answer = visits.ask(billed.service().code(), billed.day().day());
    if (answer instanceof CodeAnswer.NotLoaded) {
      return Optional.of(
          new NotChecked(ID, Optional.empty(), Cause.CODE_SET_NOT_LOADED, CodeSystem.CPT.label()));
    }
    if (!(answer instanceof CodeAnswer.Billable)) {
      return Optional.empty();
    }
    Clinician who = billed.sightings().who(billed.line());
    return billed
        .latest(who, Likeness.SAME)
        .map(seen -> known(chart, billed, seen))
        .or(() -> unclear(billed, who))
        .or(() -> incomplete(chart).map(fault::notChecked));
  }

  private Outcome known(Chart chart, Billed billed, Sighting seen) {
    Claim bill = billed.line().bill();
    return billed.day().kind() == ClaimKind.UNKNOWN
        ? fault.notChecked(bill.reference(), Cause.ELEMENT_MISSING, ClaimKind.element(bill))
        : fault.unread(chart, bill.reference()).orElseGet(() -> finding(billed, seen));
  }

  private Optional<Outcome> unclear(Billed billed, Clinician who) {
    return billed
        .latest(who, Likeness.UNCLEAR)
        .map(
            seen ->
                fault.notChecked(
                    billed.line().bill().reference(),
                    Cause.AMBIGUOUS,
                    "PractitionerRole.specialty, beside " + seen.proof().reference()));
  }

  /** What may hide an earlier visit. */
  private static Optional<Limitation> incomplete(Chart chart) {
    return chart.incomplete("Encounter").or(() -> chart.incomplete("Claim"));
  }

  private Outcome finding(Billed billed, Sighting seen) {
    BilledLine line = billed.line();
    return fault
        .finding(
            line.bill().reference(),
            billed.service().code() + "-" + line.number(),
            line.element("productOrService"),
            BilledLine.numbers(billed.service().lines()),
            line.name(codes),
            seen.day().first())
        .risking(BilledLine.net(billed.service().lines()))
        .provenBy(List.of(seen.proof()));
  }
}
