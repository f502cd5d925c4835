package org.rimborso.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Chart;
import org.rimborso.payerrules.Mistake;
import org.rimborso.payerrules.RuleChange;
import org.rimborso.payerrules.TestResult;

/**
 * Changed files of payer rules, checked and tried before somebody puts them in place. Nothing here
 * puts one in place. Each wish is written down first.
 */
public interface RuleTrials {

  /** What is in place, and what there is to try on. */
  Ground ground(Admitted visitor);

  /** Checks a file, as {@code rimborso rules check} does: {@link Checked} or {@link Refused}. */
  Answer check(Admitted visitor, RuleDraft draft);

  /** Checks a file and tries it on a chart: {@link Compared}, or as {@link #check}. */
  Answer compare(Admitted visitor, RuleDraft draft, Chart chart);

  /** Checks a file and begins to try it on the last sweep: {@link Begun}, or as {@link #check}. */
  Answer begin(Admitted visitor, RuleDraft draft);

  /** The trial that was begun last in the visitor's launch. */
  Optional<RuleTrial> trial(Admitted visitor);

  /** Ends the trial of the visitor's launch, where one is at work. */
  void stop(Admitted visitor);

  /**
   * Where a file is tried.
   *
   * @param folder where files are put in place; empty where the site names none
   * @param files the names of those in place
   * @param swept when the last sweep of the visitor's EHR began that left its files here
   */
  record Ground(Optional<String> folder, List<String> files, Optional<Instant> swept) {
    public Ground {
      files = List.copyOf(files);
    }
  }

  /** What came of a wish. */
  sealed interface Answer {}

  /** Not done. */
  record Refused(Why why) implements Answer {}

  /**
   * The file is read and its tests run.
   *
   * @param mistakes none: it may be put in place
   * @param rules how many rules and tables there are
   */
  record Checked(List<Mistake> mistakes, int rules, List<TestResult> tests) implements Answer {
    public Checked {
      mistakes = List.copyOf(mistakes);
      tests = List.copyOf(tests);
    }
  }

  /** The file is sound, and what it would change is known. */
  record Compared(Checked checked, List<RuleChange> changes) implements Answer {
    public Compared {
      changes = List.copyOf(changes);
    }
  }

  /** The file is sound, and its trial is at work. */
  record Begun() implements Answer {}

  /** Why something was not done. */
  enum Why {
    /** It has no name that a file of rules or a table may have. */
    NAME,
    EMPTY,
    /** It does not fit on the page. */
    TOO_LONG,
    /** A table that no file in place takes rows from. */
    UNNAMED_TABLE,
    /** Others are being checked or tried. */
    BUSY,
    TOO_SLOW,
    /** The EHR is being swept, which changes the files. */
    SWEEPING,
    /** No sweep has left its files here. */
    NOT_SWEPT,
    /** The machine did not let it. */
    BROKEN
  }
}
