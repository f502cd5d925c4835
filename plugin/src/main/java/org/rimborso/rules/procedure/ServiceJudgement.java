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
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Walk;

/**
 * Asks the code sets about every service that is billed. CPT's codes are HCPCS Level I and come
 * under either name: a code's form tells which table knows it. Dental and revenue codes are only
 * looked at for their form.
 */
final class ServiceJudgement {
  /** Of a code of CPT, HCPCS Level II or CDT. */
  private static final int LENGTH = 5;

  private static final Pattern ICD10PCS = Pattern.compile("[0-9A-HJ-NP-Z]{7}");
  private static final CodeAnswer MALFORMED = new CodeAnswer.Unknown("");
  private static final CodeAnswer DENTAL = new CodeAnswer.Billable("");

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

  /** A line that is not plainly good, with the code that speaks for it where one can be judged. */
  private record Notable(BilledLine line, Optional<Judged> code) {}

  /** The bills in force that have such lines. */
  private record Known(List<List<Notable>> byBill) {}

  /** Says what is wrong with a code that lines bill. */
  @FunctionalInterface
  interface Saying {
    Finding of(Judged code, List<BilledLine> lines);
  }

  /** Finds every code that is {@code bad}, once for each bill, and what could not be judged. */
  Walk judge(Chart chart, Fault fault, Predicate<Judged> bad, Saying say) {
    Known known = chart.fact(Known.class, codes, this::walk);
    return fault.each(chart, "Claim", known.byBill(), lines -> judge(lines, fault, bad, say));
  }

  /** One walk for all rules that ask the same code sets. */
  private Known walk(Chart chart) {
    List<List<Notable>> byBill = new ArrayList<>();
    for (List<BilledLine> lines : BilledLines.in(chart).all()) {
      List<Notable> notable = new ArrayList<>(0);
      for (BilledLine line : lines) {
        Optional<Judged> best = best(line);
        revenue(line).ifPresent(code -> notable.add(new Notable(line, Optional.of(code))));
        if (best.isEmpty() ? !line.services().isEmpty() : best.get().rank() > 0) {
          notable.add(new Notable(line, best));
        }
      }
      if (!notable.isEmpty()) {
        byBill.add(notable);
      }
    }
    return new Known(byBill);
  }

  private static List<Outcome> judge(
      List<Notable> lines, Fault fault, Predicate<Judged> bad, Saying say) {
    Map<String, Billed> found = new LinkedHashMap<>();
    Set<Outcome> gaps = new LinkedHashSet<>();
    for (Notable notable : lines) {
      if (notable.code().isEmpty()) {
        gaps.add(gap(notable.line(), fault));
      } else {
        Judged code = notable.code().get();
        if (code.answer() instanceof CodeAnswer.NotLoaded) {
          gaps.add(notLoaded(fault, code.system()));
        } else if (bad.test(code)) {
          found
              .computeIfAbsent(code.bare(), key -> new Billed(code, new ArrayList<>(1)))
              .lines()
              .add(notable.line());
        }
      }
    }
    return Stream.concat(
            found.values().stream().map(one -> say.of(one.code(), one.lines())), gaps.stream())
        .toList();
  }

  /** A revenue code that has not the form of one: three digits, or four. */
  private static Optional<Judged> revenue(BilledLine line) {
    for (Coding coding : line.line().revenue().codings()) {
      String code = coding.code();
      boolean wellFormed = code.length() == 3 || code.length() == 4;
      for (int i = 0; i < code.length() && wellFormed; i++) {
        wellFormed = code.charAt(i) >= '0' && code.charAt(i) <= '9';
      }
      if (!wellFormed && coding.is(CodeSystem.REVENUE)) {
        return Optional.of(new Judged(CodeSystem.REVENUE, coding, MALFORMED));
      }
    }
    return Optional.empty();
  }

  private static Outcome notLoaded(Fault fault, CodeSystem system) {
    return new NotChecked(
        fault.rule(), Optional.empty(), Cause.CODE_SET_NOT_LOADED, system.label());
  }

  /** A line that bills something on a day that is not told. */
  private static Outcome gap(BilledLine line, Fault fault) {
    return fault.notChecked(
        line.bill().reference(), Cause.ELEMENT_MISSING, line.element("serviced"));
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
    if (isLetterAndDigits(bare, 'D', 'D')) {
      return Optional.of(new Judged(CodeSystem.CDT, coding, DENTAL));
    }
    boolean isCpt = isCpt(bare);
    CodeSystem system = isCpt ? CodeSystem.CPT : CodeSystem.HCPCS;
    return judge(coding, system, isCpt || isLetterAndDigits(bare, 'A', 'V'), day);
  }

  /** Four digits, and a fifth or the letter of category II, III, of multianalyte or PLA codes. */
  private static boolean isCpt(String bare) {
    return bare.length() == LENGTH
        && areDigits(bare, 0, LENGTH - 1)
        && (isDigit(bare.charAt(LENGTH - 1)) || "FTUM".indexOf(bare.charAt(LENGTH - 1)) >= 0);
  }

  private static boolean isLetterAndDigits(String bare, char first, char last) {
    return bare.length() == LENGTH
        && bare.charAt(0) >= first
        && bare.charAt(0) <= last
        && areDigits(bare, 1, LENGTH);
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private Optional<Judged> judge(
      Coding coding, CodeSystem system, boolean wellFormed, Optional<LocalDate> day) {
    return wellFormed
        ? day.map(date -> new Judged(system, coding, codes.ask(system, coding.code(), date)))
        : Optional.of(new Judged(system, coding, MALFORMED));
  }
}
