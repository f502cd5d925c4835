package org.rimborso.benchmarks;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rimborso.codebooks.search.CodeSearch;
import org.rimborso.codebooks.shelf.CodeShelf;
import org.rimborso.codes.CodeSystem;

/**
 * What a code search costs, in processor time of the thread that asks: searching waits for nothing
 * else once the index is in the system's memory. Arguments: the folder of imported code sets, and
 * how often each question is asked.
 */
public final class CodeSearches {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final int MOST = 20;

  /** As people type: beginnings of words, codes, whole names, a single letter, what nothing has. */
  private static final List<String> QUESTIONS =
      List.of(
          "d",
          "di",
          "dia",
          "diab",
          "diabetes",
          "type 2 diabetes",
          "diabetes kidney",
          "E11",
          "e11.4",
          "M54.5",
          "pain",
          "pain left knee",
          "fracture of femur init",
          "hyperten",
          "unspecified",
          "left",
          "initial encounter",
          "S72",
          "zzzz",
          "asthma exacerbation",
          "other specified");

  private CodeSearches() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
    CodeSearch search = opened(folder, "cold");
    for (String question : QUESTIONS) {
      for (int i = 0; i < rounds; i++) {
        ask(search, question);
      }
    }
    double[] all = new double[QUESTIONS.size() * rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < QUESTIONS.size(); i++) {
        long before = now();
        ask(search, QUESTIONS.get(i));
        all[round * QUESTIONS.size() + i] = millis(before);
      }
    }
    Arrays.sort(all);
    System.out.printf(
        "warm: median %.2f ms, p95 %.2f ms, worst %.2f ms of %d%n",
        all[all.length / 2], all[all.length * 95 / 100], all[all.length - 1], all.length);
    opened(folder, "warm");
  }

  /** Opens the folder as after an import, and asks the first question. */
  private static CodeSearch opened(Path folder, String state) {
    long start = now();
    CodeSearch search = new CodeShelf(folder, Clock.systemUTC()).snapshot().search();
    double open = millis(start);
    long first = now();
    int found = ask(search, "type 2 diabetes");
    System.out.printf(
        "%s program: opened in %.1f ms, first question %.1f ms, %d found%n",
        state, open, millis(first), found);
    return search;
  }

  private static int ask(CodeSearch search, String question) {
    return search.find(CodeSystem.ICD10CM, question, DAY, Locale.ENGLISH, MOST).size();
  }

  private static double millis(long since) {
    return (now() - since) / 1e6;
  }

  /** The processor's time of this thread: what others do on the machine does not count. */
  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
