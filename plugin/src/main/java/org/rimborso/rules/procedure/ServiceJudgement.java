package org.rimborso.rules.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;

/**
 * Asks the code sets about every service that is billed. CPT's codes are HCPCS Level I and come
 * under either name: a code's form tells which table knows it. Dental codes are only looked at for
 * their form.
 */
final class ServiceJudgement {
  private static final Pattern CPT = Pattern.compile("\\d{5}|\\d{4}[FTUM]");
  private static final Pattern CDT = Pattern.compile("D\\d{4}");
  private static final Pattern HCPCS = Pattern.compile("[A-V]\\d{4}");
  private static final Pattern ICD10PCS = Pattern.compile("[0-9A-HJ-NP-Z]{7}");
  private static final CodeAnswer MALFORMED = new CodeAnswer.Unknown("");

  private final CodeSets codes;

  ServiceJudgement(CodeSets codes) {
    this.codes = codes;
  }

  /** What is said of one billed code. */
  record Judged(CodeSystem system, Coding coding, CodeAnswer answer) {
    String bare() {
      return CodeSets.normalize(coding.code());
    }

    boolean isMalformed() {
      return answer == MALFORMED;
    }

    /** Good codes first, then those that cannot be judged, then those that say most. */
    private int rank() {
      if (answer instanceof CodeAnswer.Billable) {
        return 0;
      }
      if (answer instanceof CodeAnswer.NotLoaded) {
        return 1;
      }
      return answer instanceof CodeAnswer.Unknown || answer instanceof CodeAnswer.Header ? 3 : 2;
    }
  }

  /** A code with the lines of one bill that bill it. */
  private record Billed(Judged code, List<BilledLine> lines) {}

  /** Says what is wrong with a code that lines bill. */
  @FunctionalInterface
  interface Saying {
    Finding of(Judged code, List<BilledLine> lines);
  }

  /** Finds every code that is {@code bad}, once for each bill, and what could not be judged. */
  List<Outcome> judge(Chart chart, Fault fault, Predicate<Judged> bad, Saying say) {
    return fault.each(chart, chart.billsInForce(), bill -> judge(chart, bill, fault, bad, say));
  }

  private List<Outcome> judge(
      Chart chart, Claim bill, Fault fault, Predicate<Judged> bad, Saying say) {
    Map<String, Billed> found = new LinkedHashMap<>();
    Set<Outcome> gaps = new LinkedHashSet<>();
    for (BilledLine line : BilledLine.of(chart, bill)) {
      Optional<Judged> best = best(line);
      if (best.isEmpty()) {
        gap(line, fault).ifPresent(gaps::add);
      } else if (best.get().answer() instanceof CodeAnswer.NotLoaded) {
        gaps.add(
            new NotChecked(
                fault.rule(),
                Optional.empty(),
                Cause.CODE_SET_NOT_LOADED,
                best.get().system().label()));
      } else if (bad.test(best.get())) {
        found
            .computeIfAbsent(best.get().bare(), code -> new Billed(best.get(), new ArrayList<>(1)))
            .lines()
            .add(line);
      }
    }
    return Stream.concat(
            found.values().stream().map(one -> say.of(one.code(), one.lines())), gaps.stream())
        .toList();
  }

  /** A line that bills something on a day that is not told. */
  private static Optional<Outcome> gap(BilledLine line, Fault fault) {
    return line.services().isEmpty()
        ? Optional.empty()
        : Optional.of(
            fault.notChecked(
                line.bill().reference(), Cause.ELEMENT_MISSING, line.element("serviced")));
  }

  /**
   * The coding that speaks for the line: of several the best one. Empty where none can be judged.
   */
  private Optional<Judged> best(BilledLine line) {
    Optional<Judged> best = Optional.empty();
    for (Coding coding : line.services()) {
      Optional<Judged> judged = judge(coding, line.day());
      if (judged.isPresent() && (best.isEmpty() || judged.get().rank() < best.get().rank())) {
        best = judged;
      }
    }
    return best;
  }

  private Optional<Judged> judge(Coding coding, Optional<LocalDate> day) {
    String bare = CodeSets.normalize(coding.code());
    if (coding.is(CodeSystem.ICD10PCS)) {
      return judge(coding, CodeSystem.ICD10PCS, ICD10PCS.matcher(bare).matches(), day);
    }
    if (CDT.matcher(bare).matches()) {
      return Optional.of(new Judged(CodeSystem.CDT, coding, new CodeAnswer.Billable("")));
    }
    boolean isCpt = CPT.matcher(bare).matches();
    CodeSystem system = isCpt ? CodeSystem.CPT : CodeSystem.HCPCS;
    return judge(coding, system, isCpt || HCPCS.matcher(bare).matches(), day);
  }

  private Optional<Judged> judge(
      Coding coding, CodeSystem system, boolean wellFormed, Optional<LocalDate> day) {
    return wellFormed
        ? day.map(date -> new Judged(system, coding, codes.ask(system, coding.code(), date)))
        : Optional.of(new Judged(system, coding, MALFORMED));
  }
}
