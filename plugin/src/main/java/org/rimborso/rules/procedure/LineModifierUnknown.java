package org.rimborso.rules.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> a line has a modifier that is not of two letters or digits, that its table does
 * not hold for the day of service, or the same modifier twice.
 *
 * <p><b>Not checked when</b> the table is not loaded for the day (HCPCS for modifiers with letters,
 * the site's own CPT, if it lists modifiers, for those of digits), the day is not told, or claims
 * are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 26, section 10.4, item 24D.
 */
final class LineModifierUnknown implements WalkingRule {
  static final String ID = "line-modifier-unknown";

  private static final Pattern FORM = Pattern.compile("[A-Z0-9]{2}");

  /** Digits, and what CPT has beside them: physical status and performance measures. */
  private static final Pattern CPT = Pattern.compile("\\d\\d|P[1-6]|[1238]P");

  /** The commonest one: a table of CPT that lacks it lists no modifiers. */
  private static final String COMMONEST = "25";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)", "chapter 26, 10.4, item 24D"),
          LineModifierUnknown.class);
  private final CodeSets codes;

  LineModifierUnknown(CodeSets codes) {
    this.codes = codes;
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
    return Needs.codes(List.of(CodeSystem.HCPCS, CodeSystem.CPT), "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return BilledLines.each(
        chart,
        fault,
        LineTrait.MODIFIED,
        lines -> {
          List<Outcome> outcomes = new ArrayList<>(0);
          for (BilledLine line : lines) {
            if (!line.modifiers().isEmpty()) {
              outcomes.addAll(judge(line));
            }
          }
          return outcomes;
        });
  }

  private Set<Outcome> judge(BilledLine line) {
    if (line.line().modifiers().isEmpty()) {
      return Set.of();
    }
    Set<Outcome> outcomes = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    Set<String> bad = new HashSet<>();
    for (String modifier : line.modifiers()) {
      if (bad.contains(modifier)) {
        continue;
      }
      Optional<Outcome> outcome =
          seen.add(modifier)
              ? judged(line, modifier)
              : Optional.of(finding(line, modifier, "next-twice"));
      outcome.ifPresent(outcomes::add);
      if (outcome.filter(Finding.class::isInstance).isPresent()) {
        bad.add(modifier);
      }
    }
    return outcomes;
  }

  private Optional<Outcome> judged(BilledLine line, String modifier) {
    return FORM.matcher(modifier).matches()
        ? judge(line, modifier)
        : Optional.of(finding(line, modifier, "next-malformed"));
  }

  private Optional<Outcome> judge(BilledLine line, String modifier) {
    if (line.day().isEmpty()) {
      return Optional.of(
          fault.notChecked(
              line.bill().reference(), Cause.ELEMENT_MISSING, line.element("serviced")));
    }
    CodeSystem system = CPT.matcher(modifier).matches() ? CodeSystem.CPT : CodeSystem.HCPCS;
    LocalDate day = line.day().get();
    CodeAnswer answer = codes.ask(system, modifier, day);
    if (answer instanceof CodeAnswer.NotLoaded || !listsModifiers(system, answer, day)) {
      return Optional.of(
          new NotChecked(ID, Optional.empty(), Cause.CODE_SET_NOT_LOADED, system.label()));
    }
    return answer instanceof CodeAnswer.Billable
        ? Optional.empty()
        : Optional.of(finding(line, modifier, "next"));
  }

  /** CPT's file of codes has no modifiers: that one is not found there says nothing of it. */
  private boolean listsModifiers(CodeSystem system, CodeAnswer answer, LocalDate day) {
    return system != CodeSystem.CPT
        || answer instanceof CodeAnswer.Billable
        || codes.ask(system, COMMONEST, day) instanceof CodeAnswer.Billable;
  }

  private Outcome finding(BilledLine line, String modifier, String next) {
    return fault
        .finding(
            line.bill().reference(),
            "line-" + line.number() + "-" + modifier,
            line.element("modifier[" + Math.max(0, line.modifiers().lastIndexOf(modifier)) + "]"),
            line.number(),
            modifier)
        .advising(fault.message(next, line.number(), modifier))
        .risking(line.line().net());
  }
}
