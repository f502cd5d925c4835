package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.payer.PayerTerm;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Requirements;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.PayerDemand;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a line has a place of service of telehealth (02, 10) without a modifier that
 * the payer profile asks for, or bills a virtual encounter (class VR) with a place where people
 * meet, without any telehealth modifier. Laboratory work, images, drugs and vaccines of a virtual
 * encounter are done or given elsewhere: silent.
 *
 * <p><b>Not checked when</b> no profile says which modifiers telehealth needs ({@code
 * policy-not-configured}, once for each payer), part of the claim was not readable, or claims are
 * not offered.
 *
 * <p><b>Leaves to</b> nobody; {@code encounter-class-mismatch} leaves virtual encounters and
 * telehealth places to it.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 12 (telehealth); chapter 26, section
 * 10.5 (place of service); the payer profile.
 */
final class LineTelehealthMismatch implements WalkingRule {
  static final String ID = "line-telehealth-mismatch";

  /** What is done or given elsewhere, whatever the encounter was. */
  private static final Set<ServiceCode.Kind> ELSEWHERE =
      Set.of(
          ServiceCode.Kind.LABORATORY,
          ServiceCode.Kind.IMAGING,
          ServiceCode.Kind.DRUG,
          ServiceCode.Kind.VACCINE);

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)",
              "chapter 12; chapter 26, 10.5"),
          LineTelehealthMismatch.class);
  private final PayerDemand<Set<String>> demand;

  LineTelehealthMismatch(Payers payers) {
    demand =
        new PayerDemand<>(payers, fault, Requirements::telehealthModifiers, "telehealth modifiers");
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
    return Needs.profile(PayerTerm.TELEHEALTH_MODIFIERS, "Claim", "Encounter");
  }

  @Override
  public Set<String> beats() {
    return Set.of("encounter-class-mismatch");
  }

  @Override
  public Walk walk(Chart chart) {
    return fault
        .each(
            chart,
            hasVirtual(chart) ? chart.billsInForce() : List.of(),
            bill -> inPerson(chart, bill))
        .and(
            demand.each(
                chart,
                BilledLines.in(chart).billsWith(LineTrait.AT_DISTANCE),
                bill -> true,
                (bill, modifiers, payer) -> unmodified(chart, bill, modifiers, payer)));
  }

  private static boolean hasVirtual(Chart chart) {
    for (Encounter encounter : chart.encounters()) {
      if (encounter.classCode().filter("VR"::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static List<BilledLine> atDistance(Chart chart, Claim bill) {
    List<BilledLine> found = new ArrayList<>(0);
    for (BilledLine line : BilledLines.of(chart, bill)) {
      if (TelehealthLine.isAtDistance(line)) {
        found.add(line);
      }
    }
    return found;
  }

  private List<Outcome> unmodified(Chart chart, Claim bill, Set<String> modifiers, String payer) {
    List<BilledLine> bare =
        atDistance(chart, bill).stream()
            .filter(line -> !TelehealthLine.hasOneOf(line, modifiers))
            .toList();
    return finding(
        chart,
        bare,
        first ->
            fault.finding(
                bill.reference(),
                "modifier",
                first.element("modifier"),
                BilledLine.numbers(bare),
                payer,
                String.join(", ", modifiers.stream().sorted().toList())));
  }

  private List<Outcome> inPerson(Chart chart, Claim bill) {
    List<BilledLine> met = new ArrayList<>(0);
    for (BilledLine line : BilledLines.of(chart, bill)) {
      if (TelehealthLine.isInPerson(line)
          && TelehealthLine.virtual(chart, line).isPresent()
          && line.code().map(ServiceCode::kind).filter(ELSEWHERE::contains).isEmpty()) {
        met.add(line);
      }
    }
    return finding(
        chart,
        met,
        first -> {
          String numbers = BilledLine.numbers(met);
          Evidence virtual =
              new Evidence(TelehealthLine.virtual(chart, first).orElseThrow(), "Encounter.class");
          return fault
              .finding(bill.reference(), "place", first.element("location"))
              .saying(fault.message("message-place", numbers, first.place().orElse("")))
              .advising(fault.message("next-place"))
              .provenBy(List.of(virtual));
        });
  }

  private List<Outcome> finding(
      Chart chart, List<BilledLine> lines, Function<BilledLine, Finding> saying) {
    if (lines.isEmpty()) {
      return List.of();
    }
    BilledLine first = lines.get(0);
    return List.of(
        fault
            .unread(chart, first.bill().reference())
            .orElseGet(() -> saying.apply(first).risking(BilledLine.net(lines))));
  }
}
