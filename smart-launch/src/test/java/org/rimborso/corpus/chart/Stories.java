package org.rimborso.corpus.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What brings people to care, as lists of ICD-10-CM codes that may stand together on one claim by
 * the Official Guidelines, the first of them first. How often one stands in a list is about how
 * often it is seen in practice.
 */
final class Stories {
  private static final List<List<String>> LASTING =
      List.of(
          List.of("I10"),
          List.of("I10"),
          List.of("I10"),
          List.of("I10", "E78.5"),
          List.of("I10", "E78.5"),
          List.of("I10", "E78.2"),
          List.of("E11.9", "I10", "E78.5"),
          List.of("E11.9", "I10", "E78.5"),
          List.of("E11.9", "I10"),
          List.of("E11.65", "I10", "E78.5"),
          List.of("E11.22", "I12.9", "N18.31"),
          List.of("E78.5"),
          List.of("E78.00"),
          List.of("E03.9"),
          List.of("E03.9", "I10"),
          List.of("J44.9"),
          List.of("J45.40"),
          List.of("F41.1"),
          List.of("F33.1"),
          List.of("K21.9"),
          List.of("I48.20", "I10"),
          List.of("I25.10", "E78.5"),
          List.of("I11.0", "I50.32"),
          List.of("M17.11"),
          List.of("G47.33", "E66.9"),
          List.of("M81.0"),
          List.of("F17.210"),
          List.of("E55.9"));

  private static final List<String> SUDDEN =
      List.of(
          "M54.50", "M54.50", "M54.59", "J06.9", "J06.9", "J06.9", "N39.0", "J02.9", "J20.9",
          "R05.1", "R10.9", "H66.91", "H66.92", "L03.115", "L03.116", "R42", "R53.83", "R07.89",
          "R51.9", "K59.00", "A09", "J30.9", "R21", "R50.9", "R06.02", "G43.009", "D50.9");

  private static final List<String> OF_CHILDREN =
      List.of(
          "J06.9", "J06.9", "H66.91", "H66.92", "H66.93", "J02.9", "R50.9", "J20.9", "A09", "R05.1",
          "R21", "J30.9", "R11.10");

  private static final List<List<String>> STAYS =
      List.of(
          List.of("J18.9"),
          List.of("J18.9", "E87.1"),
          List.of("A41.9", "N39.0"),
          List.of("A41.51", "N39.0", "N17.9"),
          List.of("I11.0", "I50.33"),
          List.of("N17.9", "E86.0"),
          List.of("J44.1"),
          List.of("L03.115"),
          List.of("I48.91"),
          List.of("E87.1"),
          List.of("A09", "E86.0"),
          List.of("K29.01", "D62"),
          List.of("R55"));

  /** Categories of lasting illnesses that stays are for only where the patient has them. */
  private static final Set<String> WORSE = Set.of("J44", "I11", "I48");

  private static final List<List<String>> BEFORE_2015 =
      List.of(
          List.of("401.9"),
          List.of("401.9", "272.4"),
          List.of("250.00", "401.9"),
          List.of("724.2"),
          List.of("465.9"),
          List.of("599.0"),
          List.of("493.90"),
          List.of("530.81"));

  private Stories() {}

  static List<String> lasting(Dice dice, int age) {
    if (age < 18) {
      return dice.chance(6) ? List.of("J45.30") : List.of();
    }
    return age < 35 && !dice.chance(3) ? List.of() : dice.of(LASTING);
  }

  /** One code of a category that is not among {@code taken}, which get it. */
  static String sudden(Dice dice, int age, Set<String> taken) {
    for (int i = 0; i < 100; i++) {
      String code = dice.of(age < 18 ? OF_CHILDREN : SUDDEN);
      boolean lungsAreIll = taken.contains("J44") || taken.contains("J45");
      if (!(lungsAreIll && code.startsWith("J")) && taken.add(category(code))) {
        return code;
      }
    }
    throw new IllegalStateException("a chart with every complaint there is");
  }

  /** A sprained ankle and how it came about. */
  static List<String> injury(Dice dice) {
    String ankle = dice.one("S93.401A", "S93.402A", "S93.411A", "S93.412A");
    return List.of(ankle, dice.one("W01.0XXA", "W10.9XXA", "X50.1XXA", "W18.40XA"));
  }

  /** What leads to a stay: a lasting illness that gets worse, or one that has not to do with it. */
  static List<String> stay(Dice dice, List<String> lasting) {
    for (int i = 0; i < 100; i++) {
      List<String> story = dice.of(STAYS);
      String category = category(story.get(0));
      boolean lasts = lasting.stream().anyMatch(code -> category(code).equals(category));
      boolean lungs = category.equals("J18") && lasting.contains("J44.9");
      if (lasts || !WORSE.contains(category) && !lungs) {
        return story;
      }
    }
    throw new IllegalStateException("nobody falls ill");
  }

  static List<String> ninth(Dice dice) {
    return dice.of(BEFORE_2015);
  }

  /** {@code first}, and of {@code lasting} what may stand beside it. */
  static List<String> together(List<String> first, List<String> lasting) {
    List<String> all = new ArrayList<>(first);
    for (String code : lasting) {
      if (first.stream().noneMatch(one -> isSame(one, code))) {
        all.add(code);
      }
    }
    return all;
  }

  /** One category, or lungs and blood pressure, of which each combination has codes of its own. */
  private static boolean isSame(String one, String other) {
    boolean lungs = one.equals("J44.1") && other.startsWith("J4");
    boolean pressure =
        other.equals("I10") && one.matches("I1[123].*|N18.*|I50.*")
            || one.equals("I10") && other.matches("I1[123].*|N18.*|I50.*");
    return category(one).equals(category(other)) || lungs || pressure;
  }

  static String category(String code) {
    return code.substring(0, 3);
  }
}
