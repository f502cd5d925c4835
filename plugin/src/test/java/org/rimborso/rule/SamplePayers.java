package org.rimborso.rule;

import static org.rimborso.rule.SampleRequirements.requires;

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

/** Payer profiles for a test: of Harbor Mutual, and of coverages by their sample names. */
public final class SamplePayers {
  private SamplePayers() {}

  /** Takes claims for so many days. */
  public static Payers filingWithin(int days) {
    return payers(
        limit(Period.ofDays(days), "Harbor manual, 4"), Limits.NONE, Requirements.UNKNOWN);
  }

  /** Takes claims for so many days and appeals for so many months. */
  public static Payers limited(int filingDays, int appealMonths) {
    return payers(
        limit(Period.ofDays(filingDays), "Harbor manual, 4"),
        limit(Period.ofMonths(appealMonths), "Harbor manual, 9"),
        Requirements.UNKNOWN);
  }

  private static Limits limit(Period length, String source) {
    return new Limits(List.of(new Limit(length, source, Optional.empty())));
  }

  /** Says nothing of limits. */
  public static Payers requiring(SampleRequirements requirements) {
    return payers(Limits.NONE, Limits.NONE, requirements.build());
  }

  /** Wants prior authorisation for these codes and says no more. */
  public static Payers authorizing(String... codes) {
    return requiring(requires().authorization(codes));
  }

  /** Wants services of so many days before admission on the claim for the stay. */
  public static Payers windowOf(int days) {
    return requiring(requires().windowOf(days));
  }

  /** Wants inpatient diagnoses to say if they were present on admission. */
  public static Payers wantingPresentOnAdmission() {
    return requiring(requires().presentOnAdmission(true));
  }

  /** Is a group plan that pays before Medicare. */
  public static Payers beforeMedicare() {
    return requiring(requires().beforeMedicare());
  }

  private static Payers payers(Limits filing, Limits appeal, Requirements requirements) {
    PayerMatch match =
        new PayerMatch(Set.of(), Set.of("Harbor Mutual", "Example Health v1"), Set.of());
    return new Payers(
        List.of(
            new PayerProfile(
                "Harbor Mutual",
                match,
                filing,
                appeal,
                OptionalInt.empty(),
                requirements,
                Contact.UNKNOWN)));
  }
}
