package org.rimborso.launch;

import org.rimborso.payerrules.PayerRules;
import org.rimborso.payerrules.RuleComparison;
import org.rimborso.sweep.SweepListener;

/** How it is told what is wrong with files of rules, and what they would do. */
interface CheckReport {

  /** The files are read and their tests run. */
  void checked(PayerRules rules);

  /** Hears how far the trial is. */
  SweepListener listener();

  /** The rules have been tried. */
  void compared(RuleComparison comparison);
}
