package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coding;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
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
 * <b>Fires when</b> a bill has two lines or more of the same code, day, modifiers, revenue code and
 * care team, none with a modifier for a repeated service (76, 77, 91). Once for each such group.
 *
 * <p><b>Not checked when</b> such lines do not say on which day each service was, part of the claim
 * was not readable, or claims are not offered.
 *
 * <p><b>Leaves to</b> {@code line-ncci-pair}.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 1, section 120 (detection of
 * duplicate claims).
 */
final class LineDuplicate implements WalkingRule {
  static final String ID = "line-duplicate";

  /** Repeat procedure by the same or another clinician, repeat laboratory test. */
  private static final Set<String> REPEATED = Set.of("76", "77", "91");

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.BILLING),
          Source.of("Medicare Claims Processing Manual (CMS Pub. 100-04)", "chapter 1, 120"),
          LineDuplicate.class);

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
    return Needs.resources("Claim");
  }

  /** What two lines have in common if they bill one service twice. */
  private record Service(
      String code,
      Period serviced,
      List<String> modifiers,
      List<String> revenue,
      List<Integer> team) {

    static Service of(BilledLine billed, String code) {
      return new Service(
          code,
          billed.bill().serviced(billed.line()),
          billed.modifiers().stream().sorted().toList(),
          billed.line().revenue().codings().stream().map(Coding::code).toList(),
          billed.line().careTeamSequences().stream().sorted().toList());
    }

    boolean isOfOneDay() {
      return serviced
          .start()
          .flatMap(PartialDate::day)
          .filter(day -> serviced.end().flatMap(PartialDate::day).filter(day::equals).isPresent())
          .isPresent();
    }
  }

  @Override
  public Walk walk(Chart chart) {
    return BilledLines.each(
        chart, fault, LineTrait.REPEATING, lines -> judge(chart, lines.get(0).bill(), lines));
  }

  private List<Outcome> judge(Chart chart, Claim bill, List<BilledLine> all) {
    Map<Service, List<BilledLine>> groups = new LinkedHashMap<>();
    for (BilledLine line : all) {
      Optional<String> code = line.code();
      if (code.isPresent() && line.modifiers().stream().noneMatch(REPEATED::contains)) {
        groups.computeIfAbsent(Service.of(line, code.get()), key -> new ArrayList<>(1)).add(line);
      }
    }
    List<Outcome> outcomes = new ArrayList<>(0);
    groups.forEach(
        (service, lines) -> {
          if (lines.size() > 1) {
            outcomes.add(
                fault
                    .unread(chart, bill.reference())
                    .orElseGet(() -> outcome(bill, service, lines)));
          }
        });
    return outcomes;
  }

  private Outcome outcome(Claim bill, Service service, List<BilledLine> lines) {
    BilledLine second = lines.get(1);
    if (!service.isOfOneDay()) {
      return fault.notChecked(bill.reference(), Cause.ELEMENT_MISSING, second.element("serviced"));
    }
    return fault
        .finding(
            bill.reference(),
            service.code() + "-" + lines.get(0).number(),
            second.element("productOrService"),
            BilledLine.numbers(lines),
            service.code())
        .risking(BilledLine.net(lines.subList(1, lines.size())))
        .provenBy(
            List.of(new Evidence(bill.reference(), lines.get(0).element("productOrService"))));
  }
}
