package org.rimborso.rules.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Served;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.Medicare;
import org.rimborso.payer.Payers;
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
 * <b>Fires when</b>, of the coverages of one kind (medical, dental, …) that are in force on a
 * claim's service date, two claim the same place in the order of payers, or all name a place and
 * none is the first, or Medicare goes before a group plan that the payer profiles say pays before
 * it. Once for each set of coverages, at the first claim.
 *
 * <p><b>Not checked when</b> coverages do not say their place and none is the first, one that would
 * clash is in force or not, coverages are not fully known, or claims are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: FHIR R4 Coverage.order; 42 CFR 411.20 to 411.206, Medicare as secondary payer.
 */
final class CoverageOrderWrong implements WalkingRule {
  static final String ID = "coverage-order-wrong";

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of("HL7 FHIR R4; 42 CFR", "Coverage.order; 411.20 to 411.206"),
          CoverageOrderWrong.class);
  private final Payers payers;

  CoverageOrderWrong(Payers payers) {
    this.payers = payers;
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
    return Needs.resources("Claim", "Coverage");
  }

  @Override
  public Walk walk(Chart chart) {
    ChartPayers known = payers.in(chart);
    Set<Group> judged = new HashSet<>();
    List<Coverage> payable =
        chart.coverages().stream()
            .filter(coverage -> !coverage.isSelfPay())
            .sorted(Comparator.comparing(Coverage::reference))
            .toList();
    Map<PartialDate, List<Group>> byDay = new HashMap<>();
    Walk hidden =
        chart.claimsInForce().isEmpty() ? Walk.said(List.of()) : fault.hidden(chart, "Coverage");
    return hidden.and(
        fault.each(
            chart,
            payable.size() > 1 ? chart.claimsInForce() : List.of(),
            claim -> {
              List<Outcome> found = new ArrayList<>(0);
              Optional<PartialDate> day = Served.start(chart, claim);
              for (Group group :
                  day.isEmpty()
                      ? List.<Group>of()
                      : byDay.computeIfAbsent(day.get(), on -> groups(payable, on))) {
                if (judged.add(group)) {
                  judge(chart, claim, group, known).ifPresent(found::add);
                }
              }
              return found;
            }));
  }

  /**
   * Coverages of one kind on one day.
   *
   * @param open those of which it is not known whether they are in force
   */
  private record Group(List<Coverage> inForce, List<Coverage> open) {}

  private static List<Group> groups(List<Coverage> payable, PartialDate day) {
    Map<CoverageKind, Group> groups = new LinkedHashMap<>();
    for (Coverage coverage : payable) {
      Group group =
          groups.computeIfAbsent(
              CoverageKind.of(coverage), kind -> new Group(new ArrayList<>(), new ArrayList<>()));
      switch (InForce.on(coverage, day)) {
        case YES -> group.inForce().add(coverage);
        case NO -> {}
        default -> group.open().add(coverage);
      }
    }
    return List.copyOf(groups.values());
  }

  private Optional<Outcome> judge(Chart chart, Claim claim, Group group, ChartPayers known) {
    List<Coverage> all = group.inForce();
    List<Coverage> same = all.stream().filter(one -> clashes(one, all)).toList();
    if (!same.isEmpty()) {
      return finding(chart, claim, same, "same");
    }
    Optional<Coverage> doubtful =
        group.open().stream().filter(one -> clashes(one, all)).findFirst();
    if (doubtful.isPresent()) {
      return notChecked(claim, "Coverage.period");
    }
    if (all.size() > 1 && all.stream().noneMatch(one -> one.order().orElse(0) == 1)) {
      boolean told = all.stream().allMatch(one -> one.order().isPresent());
      return told ? finding(chart, claim, all, "none") : notChecked(claim, "Coverage.order");
    }
    List<Coverage> turned = turnedRound(chart, all, known);
    return turned.isEmpty() ? Optional.empty() : finding(chart, claim, turned, "medicare");
  }

  private static boolean clashes(Coverage one, List<Coverage> all) {
    OptionalInt order = one.order();
    return order.isPresent()
        && all.stream()
            .anyMatch(
                other -> !other.reference().equals(one.reference()) && other.order().equals(order));
  }

  /** Medicare and the group plan that should go before it; empty where the order is right. */
  private static List<Coverage> turnedRound(Chart chart, List<Coverage> all, ChartPayers known) {
    for (Coverage plan : all) {
      boolean first =
          known
              .of(plan)
              .flatMap(profile -> profile.requirements().paysBeforeMedicare())
              .orElse(false);
      for (Coverage medicare : all) {
        if (first
            && Medicare.pays(chart, medicare)
            && plan.order().isPresent()
            && medicare.order().isPresent()
            && medicare.order().getAsInt() < plan.order().getAsInt()) {
          return List.of(medicare, plan);
        }
      }
    }
    return List.of();
  }

  private Optional<Outcome> finding(
      Chart chart, Claim claim, List<Coverage> coverages, String what) {
    for (Coverage coverage : coverages) {
      Optional<Outcome> unread = fault.unread(chart, coverage.reference());
      if (unread.isPresent()) {
        return unread;
      }
    }
    String names =
        coverages.stream()
            .map(one -> NamedCoverage.name(chart, one))
            .collect(Collectors.joining(", "));
    String fact =
        coverages.stream().map(one -> one.reference().id()).collect(Collectors.joining(","));
    return Optional.of(
        fault
            .finding(claim.reference(), fact, "Claim.insurance", names)
            .saying(fault.message("message-" + what, names))
            .risking(claim.charge())
            .provenBy(
                coverages.stream()
                    .map(one -> new Evidence(one.reference(), "Coverage.order"))
                    .toList()));
  }

  private Optional<Outcome> notChecked(Claim claim, String missing) {
    return Optional.of(fault.notChecked(claim.reference(), Cause.ELEMENT_MISSING, missing));
  }
}
