package org.rimborso.rules.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.rule.Audience;
import org.rimborso.rule.CompanionList;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Message;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> one provider bills one payer for one day two codes that form a pair of the
 * National Correct Coding Initiative in force on that day, on one bill or several: with indicator 0
 * always, with indicator 1 if no line of the pair has an NCCI-associated modifier (before 1 July
 * 2019 only that of the column two code counted), with indicator 9 never. Professional bills are
 * judged by the practitioner table, outpatient institutional ones by the outpatient table, stays by
 * none. Once for each pair, at the code of column two, which is not paid.
 *
 * <p><b>Not checked when</b> no edition of the table is of the day and no pair is found either, it
 * is not known which table is for a bill that would have a fault, the day of service is not told,
 * part of the claim was not readable, or claims are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: National Correct Coding Initiative Policy Manual, chapter I, section E
 * (modifiers and modifier indicators).
 */
final class LineNcciPair implements WalkingRule {
  static final String ID = "line-ncci-pair";

  private static final Set<String> ASSOCIATED =
      Set.of(
          ("24 25 57 58 59 78 79 91 XE XP XS XU E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2"
                  + " T3 T4 T5 T6 T7 T8 T9 LT RT LC LD LM RC RI")
              .split(" "));

  /** From when on the modifier may stand on either line (Change Request 11168). */
  private static final LocalDate EITHER_LINE = LocalDate.of(2019, 7, 1);

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of("National Correct Coding Initiative Policy Manual", "chapter I, section E"),
          LineNcciPair.class);
  private final CodeSets codes;
  private final TablesByKind tables;

  LineNcciPair(CodeSets codes) {
    this.codes = codes;
    tables = TablesByKind.of(codes, fault, "ncci", "NCCI pairs");
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
    return Needs.companions(List.of("ncci-practitioner", "ncci-outpatient"), "Claim");
  }

  @Override
  public Set<String> beats() {
    return Set.of(LineDuplicate.ID, LineEmWithout25.ID);
  }

  @Override
  public Walk walk(Chart chart) {
    return tables.each(chart, day -> day.services().size() > 1, this::judge);
  }

  private List<Outcome> judge(ProviderDay day, CompanionList table) {
    List<Outcome> found = new ArrayList<>(0);
    for (ProviderDay.Service second : day.services()) {
      int before = found.size();
      for (ProviderDay.Service first : day.services()) {
        if (!first.code().equals(second.code())) {
          pair(first, second, day.day(), table)
              .ifPresent(pair -> found.add(finding(pair, found.size() == before)));
        }
      }
    }
    return found;
  }

  /**
   * Two codes of which payers pay the first alone.
   *
   * @param open whether a modifier could part them
   * @param unpaid the lines of the second, at least one
   * @param beside a line of the first
   */
  private record Pair(boolean open, List<BilledLine> unpaid, BilledLine beside) {}

  private static Optional<Pair> pair(
      ProviderDay.Service first, ProviderDay.Service second, LocalDate day, CompanionList table) {
    for (CodeRelations.Row row : table.between(first.code(), second.code(), day)) {
      char indicator = row.attribute().charAt(0);
      if (indicator == '0') {
        return Optional.of(new Pair(false, second.lines(), first.first()));
      }
      if (indicator == '1') {
        List<BilledLine> bare = second.without(ASSOCIATED);
        List<BilledLine> beside =
            day.isBefore(EITHER_LINE) ? first.lines() : first.without(ASSOCIATED);
        return bare.isEmpty() || beside.isEmpty()
            ? Optional.empty()
            : Optional.of(new Pair(true, bare, beside.get(0)));
      }
    }
    return Optional.empty();
  }

  /**
   * The finding of a pair.
   *
   * @param only whether it is the first of its second code: it then goes by the fact that {@link
   *     LineDuplicate} and {@link LineEmWithout25} give that line
   */
  private Outcome finding(Pair pair, boolean only) {
    BilledLine line = pair.unpaid().get(0);
    String fact = line.code().orElseThrow() + "-" + line.number();
    return fault
        .finding(
            line.bill().reference(),
            only ? fact : fact + "-" + pair.beside().code().orElseThrow(),
            line.element("productOrService"),
            BilledLine.numbers(pair.unpaid()),
            line.name(codes),
            pair.beside().name(codes),
            where(pair))
        .advising(fault.message(pair.open() ? "next-modifier" : "next", line.number()))
        .risking(BilledLine.net(pair.unpaid()))
        .provenBy(List.of(pair.beside().evidence()));
  }

  private Message where(Pair pair) {
    boolean same = pair.beside().bill().equals(pair.unpaid().get(0).bill());
    return fault.message(same ? "here" : "elsewhere", pair.beside().number());
  }
}
