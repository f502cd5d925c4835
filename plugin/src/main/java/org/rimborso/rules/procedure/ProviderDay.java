package org.rimborso.rules.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rimborso.chart.BillInForce;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Party;
import org.rimborso.chart.Progress;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Walk;

/**
 * The services of CPT and HCPCS that one provider billed to one payer on one day, on bills in force
 * of one kind.
 *
 * @param services by code, in order of bills and lines
 */
record ProviderDay(ClaimKind kind, Party provider, LocalDate day, List<Service> services) {
  private static final int CODE_LENGTH = 5;

  ProviderDay {
    services = List.copyOf(services);
  }

  /**
   * One code and the lines that bill it, at least one.
   *
   * @param code as tables hold it
   */
  record Service(String code, List<BilledLine> lines) {
    Service {
      lines = List.copyOf(lines);
    }

    BilledLine first() {
      return lines.get(0);
    }

    /** The lines that have none of these modifiers. */
    List<BilledLine> without(Set<String> modifiers) {
      for (BilledLine line : lines) {
        if (line.isModified(modifiers)) {
          return lines.stream().filter(one -> !one.isModified(modifiers)).toList();
        }
      }
      return lines;
    }
  }

  /** A bill that was turned back before it was judged stands alone: another took its place. */
  private record Key(
      ClaimKind kind, Party provider, Party payer, LocalDate day, Optional<Reference> alone) {}

  private record All(List<ProviderDay> days, List<BilledLine> undated) {
    static All of(Chart chart) {
      Collector collector = new Collector(chart);
      return new All(collector.days(), List.copyOf(collector.undated));
    }
  }

  /**
   * What {@code judge} says of each of {@code some}, see {@link Fault#each}; and that lines whose
   * day is not told were not checked, once a bill, where their code {@code matters}.
   */
  static <T> Walk each(
      Chart chart,
      Fault fault,
      Predicate<String> matters,
      List<T> some,
      Function<T, List<Outcome>> judge) {
    Map<Reference, Outcome> gaps = new LinkedHashMap<>();
    for (BilledLine line : chart.fact(All.class, All::of).undated()) {
      if (matters.test(line.code().orElseThrow())) {
        gaps.putIfAbsent(
            line.bill().reference(),
            fault.notChecked(
                line.bill().reference(), Cause.ELEMENT_MISSING, line.element("serviced")));
      }
    }
    return fault.each(chart, "Claim", some, judge).and(Walk.said(gaps.values()));
  }

  /** All such days of the chart, on bills that a table may be for; one walk for all who ask. */
  static List<ProviderDay> in(Chart chart) {
    return chart.fact(All.class, All::of).days();
  }

  /** Those of one date. */
  static List<ProviderDay> on(Chart chart, LocalDate day) {
    return chart.fact(ByDay.class, ByDay::of).days().getOrDefault(day, List.of());
  }

  private record ByDay(Map<LocalDate, List<ProviderDay>> days) {
    static ByDay of(Chart chart) {
      Map<LocalDate, List<ProviderDay>> days = new HashMap<>();
      for (ProviderDay one : in(chart)) {
        days.computeIfAbsent(one.day(), key -> new ArrayList<>(1)).add(one);
      }
      return new ByDay(days);
    }
  }

  /** Collects lines by code, and codes by who billed them when. */
  private static final class Collector {
    private final Chart chart;
    private final Performers performers;
    private final Map<Key, List<Service>> found = new LinkedHashMap<>();
    private final List<BilledLine> undated = new ArrayList<>(0);

    Collector(Chart chart) {
      this.chart = chart;
      performers = new Performers(chart);
    }

    List<ProviderDay> days() {
      for (List<BilledLine> lines : BilledLines.in(chart).all()) {
        BillInForce standing = lines.get(0).standing();
        ClaimKind kind = ClaimKind.of(standing);
        if (kind != ClaimKind.OTHER) {
          add(standing, lines, kind);
        }
      }
      List<ProviderDay> days = new ArrayList<>(found.size());
      found.forEach(
          (key, codes) -> days.add(new ProviderDay(key.kind(), key.provider(), key.day(), codes)));
      return List.copyOf(days);
    }

    private void add(BillInForce standing, List<BilledLine> lines, ClaimKind kind) {
      Claim bill = standing.bill();
      Party payer = payer(bill);
      Optional<Reference> alone =
          standing.progress() == Progress.REJECTED
              ? Optional.of(bill.reference())
              : Optional.empty();
      Optional<Key> last = Optional.empty();
      List<Service> codes = List.of();
      for (BilledLine line : lines) {
        Optional<String> code = line.code();
        if (code.isEmpty() || code.get().length() != CODE_LENGTH) {
          continue;
        }
        if (line.day().isEmpty()) {
          undated.add(line);
        } else {
          Party provider = performers.of(kind, bill, line.line());
          LocalDate day = line.day().get();
          if (last.isEmpty()
              || !last.get().day().equals(day)
              || !last.get().provider().equals(provider)) {
            last = Optional.of(new Key(kind, provider, payer, day, alone));
            codes = found.computeIfAbsent(last.get(), key -> new ArrayList<>(4));
          }
          add(codes, code.get(), line);
        }
      }
    }

    /** A provider bills few codes a day, and most of them once. */
    private static void add(List<Service> codes, String code, BilledLine line) {
      for (int i = 0; i < codes.size(); i++) {
        if (codes.get(i).code().equals(code)) {
          List<BilledLine> lines = new ArrayList<>(codes.get(i).lines());
          lines.add(line);
          codes.set(i, new Service(code, lines));
          return;
        }
      }
      codes.add(new Service(code, List.of(line)));
    }

    /** The focal coverage tells the payer best. */
    private Party payer(Claim bill) {
      Party coverage = bill.focalInsurance().map(Claim.Insurance::coverage).orElse(Party.UNKNOWN);
      return performers.same(coverage.isUnknown() ? bill.insurer() : coverage);
    }
  }
}
