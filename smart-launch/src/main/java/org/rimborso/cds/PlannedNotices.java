package org.rimborso.cds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.Planned;
import org.rimborso.rule.Finding;

/** What the rules for bills say, in other words, to who is about to order or book something. */
final class PlannedNotices {
  private static final Set<String> OF_ORDERS =
      Set.of(
          "authorization-missing",
          "authorization-expired",
          "coverage-missing",
          "coverage-not-active",
          "diagnosis-missing",
          "line-without-diagnosis",
          "line-medical-necessity");
  private static final Set<String> OF_APPOINTMENTS =
      Set.of(
          "coverage-missing",
          "coverage-not-active",
          "coverage-member-id-missing",
          "coverage-order-wrong");
  private static final int MOST_PLANS = 50;

  private final HookCall call;
  private final CdsWords words;
  private final BiFunction<Chart, Set<String>, List<Finding>> judge;

  /**
   * @param judge what these rules say of a chart
   */
  PlannedNotices(
      HookCall call, CdsWords words, BiFunction<Chart, Set<String>, List<Finding>> judge) {
    this.call = call;
    this.words = words;
    this.judge = judge;
  }

  List<Notice> of(Chart chart, List<Planned> plans) {
    List<PlannedBill> bills = new ArrayList<>();
    for (Planned plan : plans) {
      if (bills.size() < MOST_PLANS && !plan.restricted() && plan.patient().isPresent()) {
        bills.add(PlannedBill.of(chart, plan, bills.size() + 1, call.encounter()));
      }
    }
    List<Notice> notices = new ArrayList<>();
    Set<String> rules = call.service() == Service.ORDER_SIGN ? OF_ORDERS : OF_APPOINTMENTS;
    List<Finding> findings = bills.isEmpty() ? List.of() : judge.apply(with(chart, bills), rules);
    for (Finding finding : findings) {
      bills.stream()
          .filter(bill -> bill.isFocus(finding.focus()))
          .findFirst()
          .ifPresent(bill -> notices.add(notice(chart, bill, finding)));
    }
    return notices;
  }

  /** The chart with these bills for its only ones; requests for authorisation stay. */
  private static Chart with(Chart chart, List<PlannedBill> bills) {
    List<Claim> claims = new ArrayList<>(bills.stream().map(PlannedBill::claim).toList());
    chart.claims().stream().filter(claim -> !claim.isBill()).forEach(claims::add);
    return chart
        .with(Claim.class, claims)
        .with(ExplanationOfBenefit.class, List.of())
        .with(Encounter.class, bills.stream().map(PlannedBill::visit).toList());
  }

  private Notice notice(Chart chart, PlannedBill bill, Finding finding) {
    boolean unread =
        finding.rule().equals("authorization-missing")
            && chart.incomplete("ClaimResponse").isPresent();
    String key = call.service().id() + "." + finding.rule() + (unread ? ".unread" : "");
    String what = label(bill.plan());
    String payer = bill.coverage().map(one -> name(chart, one)).orElse("");
    String summary = words.say(key, what, payer, bill.day());
    String next = words.say(call.service().id() + "." + finding.rule() + ".next", what, payer);
    return new Notice(
        steady(finding, bill),
        bill.plan().encounter().or(call::encounter),
        Text.summary(summary),
        Text.detail(summary) + "\n\n" + words.say("next", Text.detail(next)),
        false);
  }

  private String label(Planned plan) {
    return plan.services().stream()
        .flatMap(service -> service.label().stream())
        .findFirst()
        .orElseGet(() -> words.say("service"));
  }

  private String name(Chart chart, Coverage coverage) {
    return coverage.payors().stream()
        .flatMap(payor -> chart.nameOf(payor).stream())
        .findFirst()
        .or(() -> coverage.type().label())
        .orElseGet(() -> words.say("insurance"));
  }

  /**
   * The finding as it is known again when the same is planned anew: by what is planned and who is
   * to pay, for a draft has no name that lasts.
   */
  private Finding steady(Finding finding, PlannedBill bill) {
    String fact =
        codes(bill.plan())
            + "@"
            + bill.coverage().map(Coverage::reference).map(Reference::toString).orElse("");
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.audience(),
        call.patient(),
        fact,
        finding.element(),
        finding.message(),
        finding.next(),
        Optional.empty(),
        List.of(),
        finding.source());
  }

  private static String codes(Planned plan) {
    return plan.services().stream()
        .map(CodeableConcept::codings)
        .flatMap(List::stream)
        .map(Coding::code)
        .distinct()
        .sorted()
        .collect(Collectors.joining(","));
  }
}
