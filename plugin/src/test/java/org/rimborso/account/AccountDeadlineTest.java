package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.account;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.daysAgo;
import static org.rimborso.account.Papers.line;
import static org.rimborso.account.Papers.ref;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.account.Account.Deadline;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.payer.Payers;
import org.rimborso.rule.SamplePayers;

class AccountDeadlineTest {
  private static final Party MEDICARE = named("Medicare Part B");
  private static final Payers HARBOR = SamplePayers.limited(90, 6);

  @ParameterizedTest
  @CsvSource({
    "professional,2026-03-02,2026-03-05,2027-03-02",
    "institutional,2026-03-02,2026-03-05,2027-03-05",
    "professional,2024-02-29,2024-02-29,2025-02-28"
  })
  void of_draftToMedicare_mustBeFiledWithinAYear(
      String type, LocalDate from, LocalDate to, LocalDate by) {
    Account account =
        account(
            new Bills("c1")
                .status("draft")
                .type(type)
                .insurer(MEDICARE)
                .served(Period.of(from, to))
                .claim());
    assertThat(account.deadlines()).containsExactly(new Deadline("filing", by, "42 CFR 424.44"));
  }

  @Test
  void of_rejectedByMedicare_stillHasItsFilingLimit() {
    assertThat(
            account(bill(MEDICARE).claim(), new Replies("r1").outcome("error").response())
                .deadlines())
        .extracting(Deadline::kind)
        .containsExactly("filing");
  }

  @Test
  void of_deniedByMedicare_canBeAppealed() {
    Account account =
        account(bill(MEDICARE).claim(), answer(5, line(1, amount("benefit", "0", "CO-50"))));
    assertThat(account.deadlines())
        .containsExactly(new Deadline("appeal", daysAgo(5).plusDays(120), "42 CFR 405.942"));
  }

  @ParameterizedTest
  @CsvSource({"CO-29,N1", "CO-16,MA130"})
  void of_deniedByMedicareWithoutARightToAppeal_hasNoAppealDeadline(String carc, String rarc) {
    Account account =
        account(bill(MEDICARE).claim(), answer(5, line(1, amount("benefit", "0", carc, rarc))));
    assertThat(account.state()).isEqualTo(State.DENIED);
    assertThat(account.deadlines()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Acme Health", "Acme Medicare Advantage", "Medicaid", "Medicare Supplement Plan F"})
  void of_otherPayer_guessesNoDeadline(String name) {
    assertThat(account(bill(named(name)).claim()).deadlines()).isEmpty();
  }

  @Test
  void of_otherPayerWithAProfile_takesItsLimits() {
    Party harbor = named("Harbor Mutual");
    Bills bill = bill(harbor).served(Period.on(daysAgo(20)));

    assertThat(account(HARBOR, bill.claim()).deadlines())
        .containsExactly(new Deadline("filing", daysAgo(20).plusDays(90), "Harbor manual, 4"));
    assertThat(
            account(HARBOR, bill.claim(), answer(5, line(1, amount("benefit", "0", "CO-29"))))
                .deadlines())
        .containsExactly(new Deadline("appeal", daysAgo(5).plusMonths(6), "Harbor manual, 9"));
  }

  @Test
  void of_unprocessableForAnyPayer_cannotBeAppealed() {
    Bills bill = bill(named("Harbor Mutual"));

    assertThat(
            account(
                    HARBOR,
                    bill.claim(),
                    answer(5, line(1, amount("benefit", "0", "CO-16", "MA130"))))
                .deadlines())
        .isEmpty();
  }

  @Test
  void of_paidByMedicare_hasNoDeadline() {
    assertThat(
            account(bill(MEDICARE).claim(), answer(5, line(1, amount("benefit", "100"))))
                .deadlines())
        .isEmpty();
  }

  @Test
  void of_beneficiaryIdentifier_isMedicare() {
    Coverage coverage = coverage("1EG4-TE5-MK73");
    Bills bill = bill(Party.UNKNOWN).coverage(Party.of(coverage.reference()));
    assertThat(account(bill.claim(), coverage).deadlines()).hasSize(1);
    assertThat(account(bill.claim(), coverage("W123456789")).deadlines()).isEmpty();
  }

  private static Bills bill(Party insurer) {
    return new Bills("c1").insurer(insurer).nets("100");
  }

  private static Party named(String name) {
    return new Party(Optional.empty(), Optional.empty(), Optional.of(name));
  }

  private static Coverage coverage(String memberId) {
    return new Coverage(
        ref("Coverage/v1"),
        Optional.empty(),
        "active",
        CodeableConcept.EMPTY,
        Period.UNKNOWN,
        List.of(),
        Optional.of(memberId),
        OptionalInt.empty());
  }
}
