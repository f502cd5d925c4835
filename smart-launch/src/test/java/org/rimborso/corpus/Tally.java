package org.rimborso.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.rimborso.corpus.Specimen.Arm;
import org.rimborso.corpus.plant.Expected;
import org.rimborso.corpus.plant.Plant;
import org.rimborso.review.Review;
import org.rimborso.rule.Finding;

/** Counts what the rules made of the corpus. */
final class Tally {
  private final Map<String, Counts> byRule = new TreeMap<>();
  private final Map<String, Integer> alsoRight = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  /** What one rule did. */
  static final class Counts {
    int planted;
    int found;
    int outside;
    int notChecked;
    int alsoRight;
    int alarmsInPlants;
    int alarmsInDecoys;
    int alarmsInClean;
  }

  /** Counts of the rule; all zero where nothing happened. */
  Counts of(String rule) {
    return byRule.computeIfAbsent(rule, unused -> new Counts());
  }

  /** How often which collateral finding was seen, by its reason. */
  Map<String, Integer> alsoRight() {
    return alsoRight;
  }

  /** Every miss and every false alarm, in order. */
  List<String> faults() {
    return faults.stream().sorted().toList();
  }

  /** Takes what the rules said of one chart. */
  synchronized void add(Specimen specimen, Review review) {
    if (specimen.plant().isPresent() && specimen.expected().isPresent()) {
      judge(specimen, specimen.plant().get(), specimen.expected().get(), review);
    } else {
      review.findings().forEach(finding -> alarm(specimen, finding));
    }
    review.notChecked().stream()
        .filter(gap -> gap.because().code().equals("rule-failed"))
        .forEach(gap -> faults.add("failed: " + gap.rule() + " on " + specimen.name()));
  }

  private void judge(Specimen specimen, Plant plant, Expected expected, Review review) {
    Counts counts = of(plant.rule());
    boolean found = false;
    for (Finding finding : review.findings()) {
      if (!plant.outside() && isExpected(finding, plant, expected)) {
        found = true;
      } else {
        beside(specimen, plant, finding);
      }
    }
    boolean unchecked =
        review.notChecked().stream().anyMatch(gap -> gap.rule().equals(plant.rule()));
    if (plant.outside()) {
      count(specimen, unchecked, () -> counts.outside++, () -> counts.notChecked++);
    } else {
      count(specimen, found, () -> counts.planted++, () -> counts.found++);
    }
  }

  private void count(Specimen specimen, boolean right, Runnable all, Runnable good) {
    all.run();
    if (right) {
      good.run();
    } else {
      faults.add("missed: " + specimen.name() + " at " + specimen.expected());
    }
  }

  private static boolean isExpected(Finding finding, Plant plant, Expected expected) {
    return finding.rule().equals(plant.rule())
        && finding.focus().toString().equals(expected.focus())
        && expected.element().filter(e -> !e.equals(finding.element())).isEmpty();
  }

  private void beside(Specimen specimen, Plant plant, Finding finding) {
    plant.also().stream()
        .filter(other -> other.rule().equals(finding.rule()))
        .findFirst()
        .ifPresentOrElse(
            other -> {
              of(finding.rule()).alsoRight++;
              String line = finding.rule() + " beside " + plant.rule() + ": " + other.reason();
              alsoRight.merge(line, 1, Integer::sum);
            },
            () -> alarm(specimen, finding));
  }

  private void alarm(Specimen specimen, Finding finding) {
    Counts counts = of(finding.rule());
    Consumer<Counts> count =
        switch (specimen.arm()) {
          case PLANT -> one -> one.alarmsInPlants++;
          case DECOY -> one -> one.alarmsInDecoys++;
          case CLEAN -> one -> one.alarmsInClean++;
        };
    count.accept(counts);
    String weight = specimen.arm() == Arm.CLEAN ? " (" + finding.severity() + ")" : "";
    faults.add(
        "alarm"
            + weight
            + ": "
            + finding.id()
            + " "
            + finding.element()
            + " in "
            + specimen.name());
  }
}
