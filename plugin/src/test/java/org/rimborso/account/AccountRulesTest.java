package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.TODAY;
import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.claim;
import static org.rimborso.account.Papers.coverage;
import static org.rimborso.account.Papers.daysAgo;
import static org.rimborso.account.Papers.followUp;
import static org.rimborso.account.Papers.line;
import static org.rimborso.account.Papers.note;
import static org.rimborso.account.Papers.ref;
import static org.rimborso.account.Papers.usd;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.chart.Note;
import org.rimborso.chart.Party;
import org.rimborso.chart.Resource;
import org.rimborso.rule.Finding;
import org.rimborso.rule.RuleCases;
import org.rimborso.rule.Severity;

/** Each finding about accounts: when, how heavy, what next; and what just misses it. */
class AccountRulesTest {
  private static final Party MEDICARE =
      new Party(Optional.empty(), Optional.empty(), Optional.of("Medicare Part B"));

  static Stream<Arguments> cases() {
    return Stream.of(states(), days(), unexplained()).flatMap(cases -> cases);
  }

  private static Stream<Arguments> states() {
    Replies receipt = new Replies("r1").outcome("queued").note(1, "N706");
    return Stream.of(
        of("in its usual time", "", claim("c1", 30, "100")),
        of("a day later", "warning account-no-response", claim("c1", 31, "100")),
        of(
            "turned back",
            "error account-rejected",
            claim("c1", 40, "100"),
            new Replies("r1").outcome("error").response()),
        of(
            "begun and not finished",
            "warning account-pended",
            claim("c1", 40, "100"),
            new Replies("r1").outcome("partial").response()),
        of(
            "records asked 22 days ago: eight days left",
            "warning account-pended",
            claim("c1", 40, "100"),
            receipt.created(22).response()),
        of(
            "records asked 23 days ago: seven days left",
            "error account-pended",
            claim("c1", 40, "100"),
            receipt.created(23).response()),
        of(
            "every line denied",
            "error account-denied",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "0", "CO-50")))),
        of(
            "some lines denied",
            "error account-partly-denied",
            claim("c1", 40, "60", "40"),
            answer(5, line(1, amount("benefit", "60")), line(2, amount("benefit", "0", "CO-50")))),
        of(
            "below the allowed amount",
            "warning account-underpaid",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("eligible", "80"), amount("benefit", "70")))),
        of(
            "the next insurance was not billed",
            "warning account-secondary-due",
            new Bills("c1").created(40).coverage(Party.of(ref("Coverage/v1"))).nets("100").claim(),
            answer(5, line(1, amount("benefit", "80"), adjustment("PR-2", "20"))),
            coverage("v1", "o1", 1),
            coverage("v2", "o2", 2)),
        of(
            "the patient's share",
            "info account-patient-due",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "80"), adjustment("PR-2", "20")))),
        of(
            "a credit balance",
            "warning account-overpaid",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "110")))),
        of("paid", "", claim("c1", 40, "100"), answer(5, line(1, amount("benefit", "100")))));
  }

  /** Medicare's 120 days from the notice. */
  private static Stream<Arguments> days() {
    return Stream.of(
        denied("31 days left", 89, "error account-denied"),
        denied("30 days left", 90, "error account-denied, warning account-appeal-deadline"),
        denied("8 days left", 112, "error account-denied, warning account-appeal-deadline"),
        denied("7 days left", 113, "error account-denied, error account-appeal-deadline"),
        denied("a day too late", 121, "error account-denied, error account-appeal-deadline"),
        followed("tomorrow", -1, ""),
        followed("today", 0, "warning account-follow-up-due"),
        followed("past", 9, "warning account-follow-up-due"),
        of(
            "a payer's promise is past",
            "warning account-follow-up-due",
            claim("c1", 10, "100"),
            followUp("Claim/c1", promise(1))),
        of("a promise for tomorrow", "", claim("c1", 10, "100"), followUp("Claim/c1", promise(-1))),
        of(
            "nothing is left to follow up",
            "",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "100"))),
            followUp("Claim/c1", note("n1", 9, Optional.of(daysAgo(3)), Note.Status.ACTIVE))));
  }

  private static Stream<Arguments> unexplained() {
    return Stream.of(
        of(
            "nothing explains a rest",
            "warning account-unexplained",
            claim("c1", 40, "100"),
            new Replies("r1").payment("80").response()),
        of(
            "a reason that nobody knows stays on the list",
            "error account-denied, warning account-unexplained",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "0", "CO-9999")))),
        of(
            "money in a category that nobody knows, and all adds up without it",
            "",
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "100"), amount("mystery", "20")))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void of_account_tells(String why, String expected, Resource[] papers) {
    List<Finding> found = findings(Papers.account(papers));

    assertThat(found)
        .as(why)
        .extracting(finding -> finding.severity().code() + " " + finding.rule())
        .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(", "));
    for (Finding finding : found) {
      assertThat(finding.focus()).isEqualTo(ref("Claim/c1"));
      for (Locale language : List.of(Locale.ENGLISH, Locale.ITALIAN)) {
        assertThat(finding.message().in(language)).isNotBlank().doesNotContain("{");
        assertThat(finding.next().in(language)).isNotBlank().doesNotContain("{");
      }
      assertThat(finding.message().in(Locale.ITALIAN))
          .isNotEqualTo(finding.message().in(Locale.ENGLISH));
    }
  }

  @Test
  void of_underpaid_risksWhatIsMissing() {
    Account account =
        Papers.account(
            claim("c1", 40, "100"),
            answer(5, line(1, amount("eligible", "80"), amount("benefit", "70"))));

    assertThat(findings(account))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.atRisk()).contains(usd("10"));
              assertThat(finding.next().in(Locale.ENGLISH)).contains("reconsider");
              assertThat(finding.evidence())
                  .extracting(proof -> proof.reference().toString())
                  .containsExactly("ClaimResponse/r1");
            });
  }

  @Test
  void of_unprocessable_saysWhyThereIsNoAppeal() {
    Account account =
        Papers.account(
            claim("c1", 40, "100"), answer(5, line(1, amount("benefit", "0", "CO-16", "MA130"))));

    assertThat(findings(account).get(0).next().in(Locale.ENGLISH))
        .contains("Correct what the payer names")
        .contains("No appeal: The claim could not be processed");
  }

  /** What billers are told of an account. */
  private static List<Finding> findings(Account account) {
    return AccountRules.ALL.stream()
        .flatMap(rule -> rule.of(account, TODAY).stream())
        .filter(Finding.class::isInstance)
        .map(Finding.class::cast)
        .toList();
  }

  private static Arguments denied(String why, int daysAgo, String expected) {
    return of(
        why,
        expected,
        new Bills("c1").created(150).insurer(MEDICARE).nets("100").claim(),
        answer(daysAgo, line(1, amount("benefit", "0", "CO-50"))));
  }

  private static Arguments followed(String why, int daysAgo, String expected) {
    return of(
        why,
        expected,
        claim("c1", 10, "100"),
        followUp("Claim/c1", note("n1", 9, Optional.of(daysAgo(daysAgo)), Note.Status.ACTIVE)));
  }

  @Test
  void of_denialOfAPayerWhoseAppealsNobodyKnows_isNotChecked() {
    Account account =
        Papers.account(claim("c1", 40, "100"), answer(5, line(1, amount("benefit", "0", "CO-50"))));

    assertThat(new AccountAppealDeadline().of(account, TODAY))
        .hasValueSatisfying(
            outcome ->
                assertThat(RuleCases.shown(outcome))
                    .isEqualTo(
                        "? Claim/c1 policy-not-configured appeal limits of Organization/o1"));
  }

  /** A page that shows an account says its state, reason, next step and deadlines anyway. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isSaidBy_finding_onlyWhereTheAccountTellsAsMuch(
      String why, String expected, Resource[] papers) {
    Account account = Papers.account(papers);

    for (Finding finding : findings(account)) {
      boolean more =
          finding.rule().equals("account-follow-up-due")
              || finding.rule().equals("account-unexplained") && account.state() != State.UNKNOWN;
      assertThat(AccountRules.isSaidBy(account, finding)).as(why).isEqualTo(!more);
    }
  }

  @Test
  void of_denialThatCannotBeAppealed_hasNoDayToKnow() {
    Account account =
        Papers.account(
            claim("c1", 40, "100"), answer(5, line(1, amount("benefit", "0", "CO-16", "MA130"))));

    assertThat(new AccountAppealDeadline().of(account, TODAY)).isEmpty();
  }

  private static Note promise(int daysAgo) {
    Note plain = note("n1", 9, Optional.empty(), Note.Status.ACTIVE);
    return new Note(
        plain.id(),
        plain.author(),
        plain.written(),
        Note.Kind.PROMISE,
        plain.text(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(usd("100")),
        Optional.of(daysAgo(daysAgo)),
        Optional.empty(),
        Note.Status.ACTIVE);
  }

  private static Arguments of(String why, String expected, Resource... papers) {
    return Arguments.of(why, expected, papers);
  }
}
