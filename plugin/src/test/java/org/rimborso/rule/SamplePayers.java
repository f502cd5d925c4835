package org.rimborso.rule;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rimborso.payer.Contact;
import org.rimborso.payer.Limit;
import org.rimborso.payer.Limits;
import org.rimborso.payer.PayerMatch;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Requirements;
import org.rimborso.payer.ServiceCodes;

/** Payer profiles for a test: of Harbor Mutual, and of coverages by their sample names. */
public final class SamplePayers {
  private SamplePayers() {}

  /** Takes claims for so many days. */
  public static Payers filingWithin(int days) {
    Limit limit = new Limit(Period.ofDays(days), "Harbor manual, 4", Optional.empty());
    return payers(new Limits(List.of(limit)), Requirements.UNKNOWN);
  }

  /** Says nothing of limits. */
  public static Payers requiring(Requirements requirements) {
    return payers(Limits.NONE, requirements);
  }

  /** Wants prior authorisation for these codes and says no more. */
  public static Payers authorizing(String... codes) {
    return requiring(
        new Requirements(
            Optional.of(new ServiceCodes(List.of(codes))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty()));
  }

  /** Wants services of so many days before admission on the claim for the stay. */
  public static Payers windowOf(int days) {
    return requiring(
        new Requirements(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.of(days),
            Optional.empty()));
  }

  /** Is a group plan that pays before Medicare. */
  public static Payers beforeMedicare() {
    return requiring(
        new Requirements(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of(true)));
  }

  private static Payers payers(Limits filing, Requirements requirements) {
    PayerMatch match =
        new PayerMatch(Set.of(), Set.of("Harbor Mutual", "Example Health v1"), Set.of());
    return new Payers(
        List.of(
            new PayerProfile(
                "Harbor Mutual",
                match,
                filing,
                Limits.NONE,
                OptionalInt.empty(),
                requirements,
                Contact.UNKNOWN)));
  }
}
