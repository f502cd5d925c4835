package org.rimborso.launch;

import java.io.PrintWriter;
import java.util.List;
import org.rimborso.payerrules.PayerRules;
import org.rimborso.payerrules.RuleChange;
import org.rimborso.payerrules.RuleComparison;
import org.rimborso.sweep.SweepListener;

/** Tells it to people at a terminal. */
final class CheckText implements CheckReport {
  private final PrintWriter out;
  private final SweepWords words;

  /**
   * @param err where a trial says how far it is
   */
  CheckText(PrintWriter out, PrintWriter err) {
    this.out = out;
    words = new SweepWords(err, Boolean.getBoolean("rimborso.terminal"), System::nanoTime);
  }

  @Override
  public void checked(PayerRules rules) {
    int mistakes = rules.mistakes().size();
    rules.mistakes().forEach(mistake -> out.println(mistake));
    out.println(
        "Rules: "
            + rules.count()
            + "; tests run: "
            + rules.tests().size()
            + "; "
            + (mistakes == 0 ? "no mistakes." : "mistakes: " + mistakes + "."));
    out.flush();
  }

  @Override
  public SweepListener listener() {
    return words;
  }

  @Override
  public void compared(RuleComparison comparison) {
    words.clear();
    List<RuleChange> changes = comparison.changes();
    changes.forEach(one -> out.println("  " + one.rule() + ": " + sentence(one)));
    out.println(
        "Tried on " + comparison.charts() + " charts: " + sentence(RuleChange.sum(changes)) + ".");
    out.flush();
  }

  private static String sentence(RuleChange one) {
    return "would flag "
        + one.more()
        + ", would stop flagging "
        + one.fewer()
        + ", as before "
        + one.same()
        + ", not checked "
        + one.notChecked();
  }
}
