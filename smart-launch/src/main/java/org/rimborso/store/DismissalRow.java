package org.rimborso.store;

import java.util.Locale;
import org.rimborso.chart.Reference;
import org.rimborso.rule.Severity;

/**
 * One decision about a gap: that it is none, or that it is one after all.
 *
 * @param ehr the configured EHR's id
 * @param finding the id of the finding
 * @param version 1 for the finding's first decision, then one more for each
 * @param severity how grave the finding was then
 * @param facts fingerprint of what the finding rested on then
 * @param restricted whether that is restricted, so that only those may know who may see it
 * @param reason code of the reason; of what is taken back that of the mark
 * @param remark as typed; empty where none was given
 */
public record DismissalRow(
    String ehr,
    Reference patient,
    String finding,
    int version,
    String rule,
    Severity severity,
    String facts,
    boolean restricted,
    Decision decision,
    String reason,
    String remark,
    WriteOffRow.Decided by) {

  /** What was decided. */
  public enum Decision {
    /** It is no gap. */
    DISMISSED,
    /** That was taken back. */
    UNDONE;

    /** As the store, the audit trail and message bundles spell it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean isDismissed() {
    return decision == Decision.DISMISSED;
  }

  /** The same without what was typed. */
  public DismissalRow withoutRemark() {
    return new DismissalRow(
        ehr,
        patient,
        finding,
        version,
        rule,
        severity,
        facts,
        restricted,
        decision,
        reason,
        "",
        by);
  }

  /** Without people, patient and remark. */
  @Override
  public String toString() {
    return "DismissalRow[" + version + ", " + rule + ", " + decision + "]";
  }
}
