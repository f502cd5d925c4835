package org.rimborso.benchmarks;

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
 * How long people wait for what a code search finds. Arguments: the folder of imported code sets,
 * and how often each question is asked.
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
    long start = System.nanoTime();
    CodeShelf shelf = new CodeShelf(folder, Clock.systemUTC());
    CodeSearch search = shelf.snapshot().search();
    System.out.printf("opened in %.1f ms%n", millis(start));
    long first = System.nanoTime();
    int found = ask(search, "type 2 diabetes");
    System.out.printf("first question %.1f ms, %d found%n", millis(first), found);
    for (String question : QUESTIONS) {
      for (int i = 0; i < rounds; i++) {
        ask(search, question);
      }
    }
    double[] all = new double[QUESTIONS.size() * rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < QUESTIONS.size(); i++) {
        long before = System.nanoTime();
        ask(search, QUESTIONS.get(i));
        all[round * QUESTIONS.size() + i] = millis(before);
      }
    }
    Arrays.sort(all);
    System.out.printf(
        "warm: median %.2f ms, p95 %.2f ms, worst %.2f ms of %d%n",
        all[all.length / 2], all[all.length * 95 / 100], all[all.length - 1], all.length);
  }

  private static int ask(CodeSearch search, String question) {
    return search.find(CodeSystem.ICD10CM, question, DAY, Locale.ENGLISH, MOST).size();
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }
}
