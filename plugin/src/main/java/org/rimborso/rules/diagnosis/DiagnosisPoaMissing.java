package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CompanionList;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a principal or secondary diagnosis of an inpatient institutional claim to
 * Medicare, or to a payer whose profile asks for it, has no code for present on admission, although
 * it is not on the exempt list of its fiscal year. The site names hospitals that do not report it
 * (critical access, rehabilitation, psychiatric, long-term, cancer, children) in the parameter
 * {@code exempt-providers}: references or identifiers, parted by commas.
 *
 * <p><b>Not checked when</b> no exempt list is loaded for the day of discharge, it is not known
 * whether the claim is an inpatient one, the code date is unknown, or claims are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: ICD-10-CM Official Guidelines for Coding and Reporting, appendix I.
 */
public final class DiagnosisPoaMissing implements WalkingRule {
  static final String ID = "diagnosis-poa-missing";

  static final Parameter EXEMPT =
      Parameter.of(DiagnosisPoaMissing.class, ID, "exempt-providers", Parameter.Kind.LIST, "");

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.from(
              Transition.US,
              "ICD-10-CM Official Guidelines for Coding and Reporting",
              "appendix I, present on admission reporting"),
          DiagnosisPoaMissing.class);
  private final CodeJudgement judgement;
  private final CompanionList exempt;
  private final Payers payers;
  private final Set<String> exemptProviders;

  DiagnosisPoaMissing(CodeSets codes, Transition transition, Payers payers, Parameters parameters) {
    judgement = new CodeJudgement(codes, transition);
    this.payers = payers;
    exempt = new CompanionList(codes, "poa-exempt", "POA-exempt list");
    exemptProviders = parameters.list(EXEMPT);
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
    return List.of(EXEMPT);
  }

  @Override
  public List<Need> needs() {
    return Needs.companions(List.of("poa-exempt"), "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    ChartPayers known = payers.in(chart);
    return InpatientBills.each(
        chart,
        fault,
        (bill, entry) ->
            entry.isOfStay()
                && entry.stated().onAdmission().isEmpty()
                && isAskedFor(known, bill.bill()),
        this::outcome);
  }

  /** Whether the payer asks for the code, and the hospital is not exempt from it. */
  private boolean isAskedFor(ChartPayers known, Claim bill) {
    return known
            .of(bill)
            .flatMap(profile -> profile.requirements().presentOnAdmission())
            .orElse(false)
        && Stream.of(
                bill.provider().reference().map(Reference::toString),
                bill.provider().identifier(),
                bill.provider().npi())
            .flatMap(Optional::stream)
            .noneMatch(exemptProviders::contains);
  }

  private Optional<Outcome> outcome(CodedDiagnosis diagnosis, LocalDate day) {
    List<JudgedCode> inForce = judgement.inForce(diagnosis, day);
    if (inForce.isEmpty()) {
      return Optional.empty();
    }
    if (exempt.edition(day).isEmpty()) {
      return Optional.of(exempt.notLoaded(fault, diagnosis.focus(), day));
    }
    return inForce.stream().anyMatch(code -> !exempt.of(code.bare(), day).isEmpty())
        ? Optional.empty()
        : Optional.of(finding(inForce.get(0)));
  }

  private Finding finding(JudgedCode code) {
    Finding finding = code.finding(fault, code.name());
    return finding.at(finding.element().replaceFirst("diagnosis$", "onAdmission"));
  }
}
