package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The page on which a changed file of payer rules is tried.
 *
 * @param path of the page
 * @param name of the file, as typed
 * @param text of the file, as typed
 * @param longest how many characters fit
 * @param files names of those in place
 * @param onChart whether it can be tried on the open chart
 * @param sweep on which sweep it can be tried, or why on none, in a sentence
 * @param onSweep whether it can be tried on a sweep
 * @param error what kept the last wish from being done
 */
public record TryRulesView(
    String path,
    String token,
    String name,
    String text,
    int longest,
    List<String> files,
    boolean onChart,
    String sweep,
    boolean onSweep,
    Optional<String> error,
    Optional<Checked> checked,
    Optional<Changes> changes,
    Optional<Trial> trial) {
  public TryRulesView {
    files = List.copyOf(files);
  }

  /** Without what was typed. */
  @Override
  public String toString() {
    return "TryRulesView[" + text.length() + "]";
  }

  /**
   * What is wrong with the file, and what its tests say.
   *
   * @param where how it is put in place; empty while something is wrong
   */
  public record Checked(
      Badge badge, String summary, List<Fault> mistakes, List<Test> tests, Optional<String> where) {
    public Checked {
      mistakes = List.copyOf(mistakes);
      tests = List.copyOf(tests);
    }
  }

  /**
   * A mistake.
   *
   * @param place file, line and column in words
   * @param line the line as it was typed; empty text where it stands in another file
   */
  public record Fault(String place, String line, String sentence) {}

  /** A test: what was expected, and what came of it. */
  public record Test(String rule, String name, String expected, String got, Badge badge) {}

  /**
   * What would change.
   *
   * @param summary of all rules in a sentence
   * @param note on what is not named; empty where everything is that can be
   */
  public record Changes(String summary, List<Change> rules, Optional<String> note) {
    public Changes {
      rules = List.copyOf(rules);
    }
  }

  /**
   * What would change of one rule.
   *
   * @param more references of some of what it would flag
   * @param fewer references of some of what it would stop flagging
   */
  public record Change(String rule, String sentence, List<String> more, List<String> fewer) {
    public Change {
      more = List.copyOf(more);
      fewer = List.copyOf(fewer);
    }
  }

  /**
   * A trial on the last sweep.
   *
   * @param isAtWork whether there is more to come
   * @param told its own last sentence where it failed, in English
   * @param changes where it is done
   */
  public record Trial(
      Badge badge,
      String sentence,
      boolean isAtWork,
      Optional<String> told,
      Optional<Changes> changes) {}
}
