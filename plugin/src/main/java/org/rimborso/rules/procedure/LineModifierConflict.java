package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
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
 * <b>Fires when</b> modifiers of one line contradict each other (LT with RT, 26 with TC, 50 with LT
 * or RT), or its side modifier contradicts the side that every sided diagnosis of the line names.
 *
 * <p><b>Not checked when</b> claims are not offered. A diagnosis whose name is not loaded, or names
 * no side or both, contradicts nothing.
 *
 * <p><b>Leaves to</b> {@link LineModifierUnknown} modifiers that do not exist.
 *
 * <p><b>Source</b>: Medicare Claims Processing Manual, chapter 23, section 20.9 (modifiers); the
 * side is ICD-10-CM's own (Official Guidelines, I.B.13).
 */
final class LineModifierConflict implements WalkingRule {
  static final String ID = "line-modifier-conflict";

  private static final List<List<String>> PAIRS =
      List.of(List.of("LT", "RT"), List.of("26", "TC"), List.of("50", "LT"), List.of("50", "RT"));

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of("Medicare Claims Processing Manual (CMS Pub. 100-04)", "chapter 23, 20.9"),
          LineModifierConflict.class);
  private final CodeSets codes;

  LineModifierConflict(CodeSets codes) {
    this.codes = codes;
  }

  /** A side of the body, with its modifier and its word. */
  private enum Side {
    LEFT("LT"),
    RIGHT("RT");

    private final String modifier;
    private final Pattern word;

    Side(String modifier) {
      this.modifier = modifier;
      word = Pattern.compile("\\b" + name() + "\\b", Pattern.CASE_INSENSITIVE);
    }
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
    return Needs.resources("Claim");
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
              outcomes.addAll(judge(chart, line));
            }
          }
          return outcomes;
        });
  }

  private List<Outcome> judge(Chart chart, BilledLine line) {
    List<String> modifiers = line.modifiers();
    List<Outcome> outcomes = new ArrayList<>(0);
    for (List<String> pair : PAIRS) {
      if (modifiers.containsAll(pair)) {
        outcomes.add(
            finding(
                line,
                pair.get(1),
                String.join("-", pair),
                fault.message("pair", pair.get(0), pair.get(1)),
                fault.message("next")));
      }
    }
    return outcomes.isEmpty() ? againstDiagnoses(chart, line, modifiers) : outcomes;
  }

  private List<Outcome> againstDiagnoses(Chart chart, BilledLine line, List<String> modifiers) {
    List<Outcome> outcomes = new ArrayList<>(0);
    for (Side side : Side.values()) {
      if (modifiers.contains(side.modifier)) {
        Set<Side> named = EnumSet.noneOf(Side.class);
        pointedTo(line).forEach(diagnosis -> side(chart, diagnosis).ifPresent(named::add));
        if (named.size() == 1 && !named.contains(side)) {
          outcomes.add(
              finding(
                      line,
                      side.modifier,
                      side.modifier,
                      fault.message("side", side.modifier),
                      fault.message("next-side"))
                  .provenBy(evidence(line)));
        }
      }
    }
    return outcomes;
  }

  private static List<Claim.Diagnosis> pointedTo(BilledLine line) {
    return line.bill().diagnoses().stream()
        .filter(d -> line.line().diagnosisSequences().contains(d.sequence()))
        .toList();
  }

  private static List<Evidence> evidence(BilledLine line) {
    return pointedTo(line).stream()
        .map(line.bill().diagnoses()::indexOf)
        .map(
            index ->
                new Evidence(
                    line.bill().reference(),
                    line.bill().reference().type() + ".diagnosis[" + index + "]"))
        .toList();
  }

  /** The side that a diagnosis is of; empty where its name tells none or both. */
  private Optional<Side> side(Chart chart, Claim.Diagnosis diagnosis) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    diagnosis
        .code()
        .or(() -> code(chart, diagnosis))
        .flatMap(concept -> concept.coding(CodeSystem.ICD10CM))
        .map(Coding::code)
        .flatMap(code -> codes.name(CodeSystem.ICD10CM, code, Locale.ENGLISH))
        .ifPresent(
            name -> {
              for (Side side : Side.values()) {
                if (side.word.matcher(name).find()) {
                  sides.add(side);
                }
              }
            });
    return sides.size() == 1 ? sides.stream().findFirst() : Optional.empty();
  }

  /** The code of the Condition that a claim names instead of a code. */
  private static Optional<CodeableConcept> code(Chart chart, Claim.Diagnosis diagnosis) {
    return diagnosis
        .condition()
        .flatMap(reference -> chart.find(reference, Condition.class))
        .map(Condition::code);
  }

  private Finding finding(
      BilledLine line, String modifier, String fact, Message conflict, Message next) {
    return fault
        .finding(
            line.bill().reference(),
            "line-" + line.number() + "-" + fact,
            line.element("modifier[" + line.modifiers().indexOf(modifier) + "]"),
            line.number(),
            conflict)
        .advising(next)
        .risking(line.line().net());
  }
}
