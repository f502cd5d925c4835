package org.rimborso.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;

/**
 * One decision about giving up an amount of an account.
 *
 * @param ehr the configured EHR's id
 * @param version 1 for the account's first decision, then one more for each
 * @param visits the places of the account's visits as the desk writes them; empty if not known
 * @param restricted whether the account is a restricted record, for those only who may see them
 * @param amount what is, was or would be given up, whole in its minor units
 * @param reason as typed; empty where none was given
 * @param noteId the note that tells of it
 */
public record WriteOffRow(
    String ehr,
    Reference patient,
    Reference account,
    int version,
    String visits,
    boolean restricted,
    Decision decision,
    Money amount,
    String reason,
    String noteId,
    Decided by) {

  /**
   * A decision about an amount.
   *
   * @throws ArithmeticException if the amount is not whole in its minor units, or is beyond telling
   */
  public WriteOffRow {
    amount = ofMinor(minor(amount), amount.currency());
  }

  /** What was decided. Only what is proposed waits for somebody. */
  public enum Decision {
    PROPOSED,
    APPROVED,
    REFUSED,
    WITHDRAWN;

    /** As the store, the audit trail and message bundles spell it, such as {@code proposed}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** By whom, and when. */
  public record Decided(NoteRow.Owner who, String name, Instant at) {}

  /** Whether it waits for a manager. */
  public boolean isWaiting() {
    return decision == Decision.PROPOSED;
  }

  static long minor(Money money) {
    return money.value().movePointRight(money.minorUnit().scale()).longValueExact();
  }

  static Money ofMinor(long amount, String currency) {
    int digits = Money.zero(currency).minorUnit().scale();
    return new Money(BigDecimal.valueOf(amount, digits), currency);
  }

  /** Without people, amounts and reasons. */
  @Override
  public String toString() {
    return "WriteOffRow[" + version + ", " + decision + "]";
  }
}
