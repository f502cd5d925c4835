package org.rimborso.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What could not be read of an input, in its order, as far as people want to know it one by one.
 */
public final class SweepProblems {
  private static final int TOLD = 1000;

  private final List<Problem> told = new ArrayList<>();
  private final Set<String> limits = new LinkedHashSet<>();
  private long untold;

  /** Something that could not be read. */
  public synchronized void add(Problem problem) {
    if (told.size() < TOLD) {
      told.add(problem);
    } else {
      untold++;
    }
  }

  /** Something that goes beyond what a sweep can do, said once. */
  public synchronized void limit(String sentence) {
    if (limits.add(sentence)) {
      told.add(Problem.of("the input", sentence));
    }
  }

  /** What was seen of the parts of files; lines are counted on from part to part. */
  public void add(List<SourceFile> files, List<UnitReport> reports) {
    Map<Integer, Long> before = new HashMap<>();
    for (UnitReport report : reports) {
      for (UnitReport.Part part : report.parts()) {
        long lines = before.getOrDefault(part.file(), 0L);
        String name = files.get(part.file()).name();
        for (UnitReport.Trouble one : part.problems()) {
          add(
              one.line() == 0
                  ? Problem.of(name, one.what())
                  : new Problem(name, lines + one.line(), one.column(), one.what()));
        }
        untold += part.untold();
        before.put(part.file(), lines + part.lines());
      }
    }
  }

  /** The first of them. */
  public synchronized List<Problem> told() {
    return List.copyOf(told);
  }

  /** How many more there are. */
  public synchronized long untold() {
    return untold;
  }

  /** How many there are. */
  public synchronized long count() {
    return told.size() + untold;
  }
}
