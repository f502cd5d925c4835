package org.rimborso.rules.coverage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.chart.BillInForce;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Provider;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> the insurer of a claim is none of the payors of its focal Coverage. Who has the
 * same identifier or the same name is the same. Once for each insurer and Coverage, at the first
 * claim.
 *
 * <p><b>Not checked when</b> insurer and payor are told in ways that cannot be compared, the
 * Coverage has no payor, was not read or only in part, or claims are not offered. A claim without
 * insurer says nothing that could be wrong.
 *
 * <p><b>Leaves to</b> {@code coverage-missing} a Coverage that is not there.
 *
 * <p><b>Source</b>: FHIR R4 Claim.insurer and Coverage.payor.
 */
final class CoveragePayerMismatch implements WalkingRule {
  static final String ID = "coverage-payer-mismatch";

  private static final Set<String> PERSONS = Set.of("Patient", "RelatedPerson");

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of("HL7 FHIR R4", "Claim.insurer, Coverage.payor"),
          CoveragePayerMismatch.class);

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
    return Needs.resources("Claim", "Coverage");
  }

  @Override
  public Walk walk(Chart chart) {
    Map<List<Party>, Claim> firstOfPair = new LinkedHashMap<>();
    Optional<BillInForce.Payer> before = Optional.empty();
    for (BillInForce standing : chart.standing()) {
      Claim claim = standing.bill();
      if (!claim.isFromBenefit()
          && before.filter(standing.payer()::equals).isEmpty()
          && !claim.insurer().isUnknown()) {
        before = Optional.of(standing.payer());
        claim
            .focalInsurance()
            .map(insurance -> List.of(claim.insurer(), insurance.coverage()))
            .ifPresent(pair -> firstOfPair.putIfAbsent(pair, claim));
      }
    }
    return fault.atMostOne(chart, List.copyOf(firstOfPair.values()), claim -> judge(chart, claim));
  }

  private Optional<Outcome> judge(Chart chart, Claim claim) {
    Claim.Insurance insurance = claim.focalInsurance().orElseThrow();
    Optional<Coverage> found =
        insurance
            .coverage()
            .reference()
            .flatMap(reference -> chart.find(reference, Coverage.class));
    if (found.isEmpty()) {
      String element = "Claim.insurance[" + claim.insurance().indexOf(insurance) + "].coverage";
      return Optional.of(
          insurance
              .coverage()
              .reference()
              .map(reference -> fault.absent(chart, claim.reference(), reference))
              .orElseGet(
                  () -> fault.notChecked(claim.reference(), Cause.ELEMENT_MISSING, element)));
    }
    Coverage coverage = found.get();
    if (coverage.isSelfPay() || isOfPersons(coverage)) {
      return Optional.empty();
    }
    return switch (isPayor(chart, claim.insurer(), coverage)) {
      case YES -> Optional.empty();
      case NO ->
          unread(chart, claim, coverage).or(() -> Optional.of(finding(chart, claim, coverage)));
      case UNKNOWN ->
          unread(chart, claim, coverage)
              .or(
                  () ->
                      Optional.of(
                          coverage.payors().isEmpty()
                              ? fault.notChecked(
                                  claim.reference(), Cause.ELEMENT_MISSING, "Coverage.payor")
                              : fault.notChecked(
                                  claim.reference(), Cause.AMBIGUOUS, "Claim.insurer")));
    };
  }

  private static boolean isOfPersons(Coverage coverage) {
    return !coverage.payors().isEmpty()
        && coverage.payors().stream()
            .allMatch(
                payor -> payor.reference().filter(ref -> PERSONS.contains(ref.type())).isPresent());
  }

  private Optional<Outcome> unread(Chart chart, Claim claim, Coverage coverage) {
    return fault
        .unread(chart, claim.reference())
        .or(() -> fault.unread(chart, coverage.reference()));
  }

  private static Period.Answer isPayor(Chart chart, Party insurer, Coverage coverage) {
    List<Party> payors = coverage.payors();
    if (payors.stream().anyMatch(payor -> isSame(chart, insurer, payor))) {
      return Period.Answer.YES;
    }
    boolean comparable =
        !payors.isEmpty()
            && payors.stream()
                .allMatch(
                    payor -> payor.reference().isPresent() && insurer.reference().isPresent());
    return comparable ? Period.Answer.NO : Period.Answer.UNKNOWN;
  }

  private static boolean isSame(Chart chart, Party one, Party other) {
    Optional<String> name = chart.nameOf(one).map(CoveragePayerMismatch::plain);
    return one.sameAs(other)
        || name.isPresent() && name.equals(chart.nameOf(other).map(CoveragePayerMismatch::plain))
        || identifiers(chart, one).anyMatch(id -> identifiers(chart, other).anyMatch(id::equals));
  }

  private static Stream<String> identifiers(Chart chart, Party party) {
    return Stream.concat(
        party.identifier().stream(),
        party.reference().stream()
            .flatMap(reference -> chart.find(reference, Provider.class).stream())
            .flatMap(provider -> provider.identifiers().stream()));
  }

  private static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private Outcome finding(Chart chart, Claim claim, Coverage coverage) {
    String insurer =
        chart
            .nameOf(claim.insurer())
            .orElseGet(() -> claim.insurer().reference().orElseThrow().toString());
    return fault
        .finding(
            claim.reference(),
            coverage.reference().id(),
            "Claim.insurer",
            insurer,
            NamedCoverage.name(chart, coverage))
        .risking(claim.charge())
        .provenBy(List.of(new Evidence(coverage.reference(), "Coverage.payor")));
  }
}
