package org.rimborso.payerrules;

import dev.cel.common.types.CelType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.rimborso.chart.Cause;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/** The functions that conditions may ask beside CEL's own. */
final class RuleFunctions {
  /** The name under which a code set's functions go. */
  private static final Map<String, CodeSystem> SETS =
      new TreeMap<>(
          Map.of(
              "icd10cm", CodeSystem.ICD10CM,
              "icd9cm", CodeSystem.ICD9CM,
              "icd10pcs", CodeSystem.ICD10PCS,
              "hcpcs", CodeSystem.HCPCS,
              "cpt", CodeSystem.CPT));

  /** The functions whose argument must be written out, for it is understood once. */
  static final String DATE = "date_text";

  static final String MATCH = "codes_match";

  private final List<RuleFunction> all = new ArrayList<>();

  RuleFunctions() {
    dates();
    add(
        "hasAny",
        "has_any",
        Types.TRUTH,
        List.of(Types.TEXTS, Types.TEXTS),
        "Whether the two lists share an entry.",
        (frame, a) -> hasAny(frame, (List<?>) a[0], (List<?>) a[1]));
    add(
        "codes.match",
        MATCH,
        Types.TRUTH,
        List.of(Types.TEXT, Types.TEXTS),
        "Whether the code is among these, written out: `J0897`, `J07*`, `70010-76499`.",
        (frame, a) -> Unknown.failed("codes that are not written out"));
    SETS.forEach(this::codeSet);
  }

  List<RuleFunction> all() {
    return List.copyOf(all);
  }

  private void add(
      String name,
      String overload,
      CelType result,
      List<CelType> arguments,
      String meaning,
      Operators.Operator operator) {
    all.add(new RuleFunction(name, overload, false, result, arguments, meaning, operator));
  }

  private void dates() {
    List<CelType> two = List.of(Types.DATE, Types.DATE);
    add(
        "date",
        DATE,
        Types.DATE,
        List.of(Types.TEXT),
        "The day that is written out, such as `date(\"2026-01-31\")`.",
        (frame, a) -> Unknown.failed("a date that is not written out"));
    add(
        "daysBetween",
        "days_between",
        Types.WHOLE,
        two,
        "Days from the first to the second; negative where that is earlier.",
        (frame, a) -> Dates.days((LocalDate) a[0], (LocalDate) a[1]));
    add(
        "yearsBetween",
        "years_between",
        Types.WHOLE,
        two,
        "Whole years from the first to the second.",
        (frame, a) -> Dates.years((LocalDate) a[0], (LocalDate) a[1]));
    add(
        "plusDays",
        "plus_days",
        Types.DATE,
        List.of(Types.DATE, Types.WHOLE),
        "So many days later.",
        (frame, a) -> later((LocalDate) a[0], (Long) a[1]));
    part("year", "The year of the day.", LocalDate::getYear);
    part("month", "The month of the day, from 1.", LocalDate::getMonthValue);
  }

  private void part(String name, String meaning, ToIntFunction<LocalDate> reader) {
    all.add(
        new RuleFunction(
            name,
            name + "_of_date",
            true,
            Types.WHOLE,
            List.of(Types.DATE),
            meaning,
            (frame, a) -> (long) reader.applyAsInt((LocalDate) a[0])));
  }

  private static Object later(LocalDate day, long days) {
    return Math.abs(days) > 100_000
        ? Unknown.failed("a day that is too far away")
        : day.plusDays(days);
  }

  private void codeSet(String name, CodeSystem system) {
    String label = system.label();
    add(
        name + ".isUnder",
        name + "_is_under",
        Types.TRUTH,
        List.of(Types.TEXT, Types.TEXT),
        "Whether the code is this one or begins with it, dots left out.",
        (frame, a) -> isUnder((String) a[0], (String) a[1]));
    List<CelType> dated = List.of(Types.TEXT, Types.DATE);
    add(
        name + ".isBillable",
        name + "_is_billable",
        Types.TRUTH,
        dated,
        "Whether the code may stand on a claim for the day, by the loaded " + label + ".",
        (frame, a) -> asked(frame, system, a, CodeAnswer.Billable.class::isInstance));
    add(
        name + ".isKnown",
        name + "_is_known",
        Types.TRUTH,
        dated,
        "Whether the code is in force on the day, a category or whole, by the loaded "
            + label
            + ".",
        (frame, a) ->
            asked(
                frame,
                system,
                a,
                said -> said instanceof CodeAnswer.Billable || said instanceof CodeAnswer.Header));
  }

  private static boolean isUnder(String code, String head) {
    return CodeSets.normalize(code).startsWith(CodeSets.normalize(head));
  }

  private static Object asked(
      Frame frame, CodeSystem system, Object[] arguments, Predicate<CodeAnswer> holds) {
    frame.spend(1);
    CodeAnswer answer = frame.codes().ask(system, (String) arguments[0], (LocalDate) arguments[1]);
    return answer instanceof CodeAnswer.NotLoaded none
        ? new Unknown(Cause.CODE_SET_NOT_LOADED, none.edition())
        : (Object) holds.test(answer);
  }

  private static boolean hasAny(Frame frame, List<?> one, List<?> other) {
    for (Object entry : one) {
      if (Operators.contains(frame, entry, other)) {
        return true;
      }
    }
    return false;
  }
}
