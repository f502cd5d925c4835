package org.rimborso.rules.procedure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.PartialDate;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CompanionList;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> lines bill more units of a code than its medically unlikely edit of the day
 * allows: one line, where the adjudication indicator is 1; all lines of one provider, payer and
 * day, where it is 2 or 3. A line of several days may bear the limit of each. Professional bills
 * are judged by the practitioner table and, for codes of equipment suppliers, theirs, whichever
 * allows more; outpatient institutional ones by the outpatient table, stays by none.
 *
 * <p><b>Not checked when</b> no edition of the table is of the day, the days of a line with many
 * units are not told, it is not known which table is for a bill that would have a fault, the day of
 * service is not told, part of the claim was not readable, or claims are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: National Correct Coding Initiative Policy Manual, chapter I (medically unlikely
 * edits).
 */
final class LineUnitsExceeded implements WalkingRule {
  static final String ID = "line-units-exceeded";

  /** Care after an operation, whose units are no services. */
  private static final Set<String> AFTERCARE = Set.of("55");

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of(
              "National Correct Coding Initiative Policy Manual",
              "chapter I, medically unlikely edits"),
          LineUnitsExceeded.class);
  private final CodeSets codes;
  private final TablesByKind tables;
  private final CompanionList supplier;

  LineUnitsExceeded(CodeSets codes) {
    this.codes = codes;
    tables = TablesByKind.of(codes, fault, "mue", "Medically unlikely edits");
    supplier = new CompanionList(codes, "mue-supplier", "Medically unlikely edits, supplier");
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
    return Needs.companions(List.of("mue-practitioner", "mue-outpatient", "mue-supplier"), "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return tables.each(chart, day -> true, this::judge);
  }

  /**
   * The most units.
   *
   * @param indicator 1 of a line, 2 of a day by policy, 3 of a day by experience
   */
  private record Limit(BigDecimal units, char indicator) {

    /** The limit that {@code row} states: units, a bar, and what begins with the indicator. */
    static Limit of(CodeRelations.Row row) {
      String text = row.attribute();
      int bar = text.indexOf(" | ");
      int units = Integer.parseInt(text, 0, bar, 10);
      return new Limit(BigDecimal.valueOf(units), text.charAt(bar + 3));
    }

    boolean isBelow(BigDecimal billed, long days) {
      BigDecimal all = days == 1 ? units : units.multiply(BigDecimal.valueOf(days));
      return billed.compareTo(all) > 0;
    }
  }

  private List<Outcome> judge(ProviderDay day, CompanionList table) {
    List<Outcome> found = new ArrayList<>(0);
    for (ProviderDay.Service service : day.services()) {
      limit(service.code(), day.day(), table).ifPresent(limit -> judge(service, limit, found));
    }
    return found;
  }

  private Optional<Limit> limit(String code, LocalDate day, CompanionList table) {
    Optional<Limit> most = most(Optional.empty(), table.of(code, day));
    return table.equals(tables.practitioner()) ? most(most, supplier.of(code, day)) : most;
  }

  private static Optional<Limit> most(Optional<Limit> known, List<CodeRelations.Row> rows) {
    Optional<Limit> most = known;
    for (CodeRelations.Row row : rows) {
      Limit limit = Limit.of(row);
      if (most.isEmpty() || limit.units().compareTo(most.get().units()) > 0) {
        most = Optional.of(limit);
      }
    }
    return most;
  }

  private void judge(ProviderDay.Service service, Limit limit, List<Outcome> found) {
    if (!limit.isBelow(units(service.lines()), 1)) {
      return;
    }
    List<BilledLine> ofTheDay = new ArrayList<>(service.lines().size());
    for (BilledLine line : service.without(AFTERCARE)) {
      Optional<Long> days = days(line);
      if (days.isEmpty()) {
        unknownDays(line, limit).ifPresent(found::add);
      } else if (days.get() == 1 && limit.indicator() != '1') {
        ofTheDay.add(line);
      } else if (limit.isBelow(line.units(), days.get())) {
        found.add(finding(List.of(line), line, limit));
      }
    }
    beyond(ofTheDay, limit)
        .ifPresent(
            line ->
                found.add(
                    finding(ofTheDay, line, limit)
                        .saying(words("message-day", ofTheDay, line, limit))));
  }

  private Optional<Outcome> unknownDays(BilledLine line, Limit limit) {
    return limit.isBelow(line.units(), 1)
        ? Optional.of(
            fault.notChecked(
                line.bill().reference(), Cause.ELEMENT_MISSING, line.element("serviced")))
        : Optional.empty();
  }

  /** How many days the line is for. */
  private static Optional<Long> days(BilledLine line) {
    LocalDate first = line.day().orElseThrow();
    return line.bill()
        .serviced(line.line())
        .end()
        .flatMap(PartialDate::day)
        .map(last -> Math.max(1, ChronoUnit.DAYS.between(first, last) + 1));
  }

  /** The line with which the units of a day go beyond the limit, if they do. */
  private static Optional<BilledLine> beyond(List<BilledLine> lines, Limit limit) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BilledLine line : lines) {
      sum = sum.add(line.units());
      if (limit.isBelow(sum, 1)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** Of {@code lines} together, which go beyond the limit with {@code line}. */
  private Finding finding(List<BilledLine> lines, BilledLine line, Limit limit) {
    return fault
        .finding(
            line.bill().reference(),
            line.code().orElseThrow() + "-" + line.number(),
            line.element("quantity"))
        .saying(words("message", lines, line, limit))
        .advising(fault.message(limit.indicator() == '1' ? "next" : "next-" + limit.indicator()))
        .risking(BilledLine.net(lines))
        .provenBy(
            lines.stream().filter(other -> !other.equals(line)).map(BilledLine::evidence).toList());
  }

  private Message words(String key, List<BilledLine> lines, BilledLine line, Limit limit) {
    return fault.message(
        key,
        BilledLine.numbers(lines.stream().filter(one -> one.bill().equals(line.bill())).toList()),
        units(lines).stripTrailingZeros().toPlainString(),
        line.name(codes),
        limit.units().toPlainString());
  }

  private static BigDecimal units(List<BilledLine> lines) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BilledLine line : lines) {
      sum = sum.add(line.units());
    }
    return sum;
  }
}
