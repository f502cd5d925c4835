package org.rimborso.rules.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.chart.BillInForce;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeDates;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Walk;

/**
 * Every line of every bill in force, bill by bill in order of reference. One walk for all rules
 * that ask; it also notes which bills have lines of a {@link LineTrait}, so that a rule need not
 * look at the others.
 */
final class BilledLines {
  private final List<List<BilledLine>> all;
  private final Map<LineTrait, List<List<BilledLine>>> byTrait = new EnumMap<>(LineTrait.class);

  private BilledLines(Chart chart) {
    all = new ArrayList<>(chart.standing().size());
    chart.standing().forEach(this::read);
  }

  static BilledLines in(Chart chart) {
    return chart.fact(BilledLines.class, BilledLines::new);
  }

  /** The lines of every bill that has some. */
  List<List<BilledLine>> all() {
    return Collections.unmodifiableList(all);
  }

  /** The lines of every bill that has one of this trait: all its lines. */
  List<List<BilledLine>> with(LineTrait trait) {
    return Collections.unmodifiableList(byTrait.getOrDefault(trait, List.of()));
  }

  /** The bills that have a line of this trait. */
  List<BillInForce> billsWith(LineTrait trait) {
    List<BillInForce> bills = new ArrayList<>();
    with(trait).forEach(lines -> bills.add(lines.get(0).standing()));
    return bills;
  }

  /** Every line of {@code bill}, which is in force, in order. */
  static List<BilledLine> of(Chart chart, Claim bill) {
    return chart.fact(ByBill.class, ByBill::of).lines().getOrDefault(bill.reference(), List.of());
  }

  private record ByBill(Map<Reference, List<BilledLine>> lines) {
    static ByBill of(Chart chart) {
      Map<Reference, List<BilledLine>> found = new HashMap<>();
      in(chart).all().forEach(lines -> found.put(lines.get(0).bill().reference(), lines));
      return new ByBill(found);
    }
  }

  /** What {@code judge} says of every bill that has lines, by these. */
  static Walk each(Chart chart, Fault fault, Function<List<BilledLine>, List<Outcome>> judge) {
    return fault.each(chart, "Claim", in(chart).all(), judge);
  }

  /** The same for bills that have a line of {@code trait}. */
  static Walk each(
      Chart chart, Fault fault, LineTrait trait, Function<List<BilledLine>, List<Outcome>> judge) {
    return fault.each(chart, "Claim", in(chart).with(trait), judge);
  }

  private void read(BillInForce standing) {
    Claim bill = standing.bill();
    if (bill.lines().isEmpty()) {
      return;
    }
    CodeDates dates = new CodeDates(bill, standing.encounters(), standing.setting());
    boolean numbered = areNumbered(bill.lines());
    List<BilledLine> lines = new ArrayList<>(bill.lines().size());
    Set<LineTrait> traits = EnumSet.noneOf(LineTrait.class);
    Period before = Period.UNKNOWN;
    Optional<LocalDate> day = Optional.empty();
    for (int i = 0; i < bill.lines().size(); i++) {
      Claim.Line line = bill.lines().get(i);
      if (i == 0 || !line.serviced().equals(before)) {
        before = line.serviced();
        day = dates.of(line);
      }
      BilledLine billed = new BilledLine(standing, i, numbered, day);
      LineTrait.find(billed, lines, traits);
      lines.add(billed);
    }
    List<BilledLine> whole = Collections.unmodifiableList(lines);
    all.add(whole);
    for (LineTrait trait : traits) {
      byTrait.computeIfAbsent(trait, unused -> new ArrayList<>()).add(whole);
    }
  }

  /** Whether every line has a sequence of its own; nearly always they ascend. */
  private static boolean areNumbered(List<Claim.Line> lines) {
    int last = 0;
    for (Claim.Line line : lines) {
      if (line.sequence() <= last) {
        return lines.stream().mapToInt(Claim.Line::sequence).filter(n -> n > 0).distinct().count()
            == lines.size();
      }
      last = line.sequence();
    }
    return true;
  }
}
