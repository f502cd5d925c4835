package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> the title of a billable code leaves the side open although a code for the right
 * or the left side is billable; everything else that is unspecified although a more specific
 * sibling is billable only where the site sets the parameter {@code all} to {@code on}, as
 * information.
 *
 * <p><b>Not checked when</b> no edition is loaded for the code and date, the code has no title, the
 * code date is unknown, or claims, Conditions or encounters are not offered.
 *
 * <p><b>Leaves to</b> the rules on codes that may not be billed at all.
 *
 * <p><b>Source</b>: ICD-10-CM Official Guidelines for Coding and Reporting, sections I.B.13 and
 * I.B.18.
 */
public final class DiagnosisUnspecified implements WalkingRule {
  static final String ID = "diagnosis-unspecified";
  static final Parameter ALL =
      Parameter.of(DiagnosisUnspecified.class, ID, "all", Parameter.Kind.SWITCH, Parameter.OFF);

  private static final int SHOWN = 5;
  private static final Pattern OPEN =
      Pattern.compile("\\bunspecified\\b|\\bnot stated\\b", Pattern.CASE_INSENSITIVE);

  /** What stays open where a code for a side says which. */
  private static final Pattern OPEN_SIDE =
      Pattern.compile("\\bunspecified \\w|\\w not stated\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern SIDE =
      Pattern.compile("\\b(right|left) (\\w+)", Pattern.CASE_INSENSITIVE);

  /** What our own short names say of a side that is open, and one that is not. */
  private static final String NO_SIDE = "side not stated";

  private static final Pattern ANY_SIDE =
      Pattern.compile("\\b(?:right|left)\\b", Pattern.CASE_INSENSITIVE);

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.CLINICIAN),
          Source.from(
              Transition.US,
              "ICD-10-CM Official Guidelines for Coding and Reporting",
              "I.B.13, laterality; I.B.18, unspecified codes"),
          DiagnosisUnspecified.class);
  private final CodeSets codes;
  private final CodeJudgement judgement;
  private final boolean all;

  DiagnosisUnspecified(CodeSets codes, Transition transition, Parameters parameters) {
    this.codes = codes;
    judgement = new CodeJudgement(codes, transition);
    all = parameters.isOn(ALL);
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
  public List<Parameter> parameters() {
    return List.of(ALL);
  }

  @Override
  public List<Need> needs() {
    return Needs.codes(List.of(CodeSystem.ICD10CM), "Claim", "Condition", "Encounter");
  }

  @Override
  public Walk walk(Chart chart) {
    Titles titles = new Titles(codes, all ? OPEN : OPEN_SIDE);
    Map<String, List<String>> sided = new HashMap<>();
    return CodeJudgement.each(
        chart,
        fault,
        (diagnosis, day) ->
            judgement.best(diagnosis, day).flatMap(code -> outcome(code, titles, sided)));
  }

  private Optional<Outcome> outcome(
      JudgedCode code, Titles titles, Map<String, List<String>> sided) {
    if (code.answer() instanceof CodeAnswer.NotLoaded gap) {
      return Optional.of(notLoaded(code, gap.edition()));
    }
    if (!(code.answer() instanceof CodeAnswer.Billable billable)) {
      return Optional.empty();
    }
    Optional<String> title = titles.of(code);
    if (title.isEmpty()) {
      return Optional.of(notLoaded(code, billable.edition()));
    }
    return titles.haveWords(code) ? open(code, title.get(), sided) : Optional.empty();
  }

  private Outcome notLoaded(JudgedCode code, String edition) {
    return fault.notChecked(code.diagnosis().focus(), Cause.CODE_SET_NOT_LOADED, edition);
  }

  private Optional<Outcome> open(JudgedCode code, String title, Map<String, List<String>> sided) {
    List<String> billable = new ArrayList<>(0);
    for (String sibling :
        sided.computeIfAbsent(
            code.bare(),
            bare -> Siblings.titled(codes, code, sibling -> isSideOf(sibling, title)))) {
      if (Siblings.isBillable(codes, code, sibling)) {
        billable.add(sibling);
      }
    }
    if (!billable.isEmpty()) {
      return Optional.of(code.finding(fault, code.name(), code.names(billable)));
    }
    return all ? lessOpen(code) : Optional.empty();
  }

  /** Whether {@code sibling} is {@code title} with a side in it. */
  private static boolean isSideOf(String sibling, String title) {
    return title.contains(NO_SIDE) ? ANY_SIDE.matcher(sibling).find() : isWithSide(sibling, title);
  }

  private static boolean isWithSide(String name, String title) {
    Matcher side = SIDE.matcher(name);
    return side.find()
        && (side.replaceFirst("unspecified $2").equalsIgnoreCase(title)
            || side.replaceFirst("$2 not stated").equalsIgnoreCase(title));
  }

  private Optional<Outcome> lessOpen(JudgedCode code) {
    List<String> specific =
        Siblings.titled(codes, code, OPEN.asPredicate().negate()).stream()
            .filter(sibling -> Siblings.isBillable(codes, code, sibling))
            .limit(SHOWN)
            .toList();
    return specific.isEmpty()
        ? Optional.empty()
        : Optional.of(
            code.finding(fault, code.name(), code.names(specific))
                .weighing(Severity.INFO)
                .saying(fault.message("message-all", code.name())));
  }
}
