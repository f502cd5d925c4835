package org.rimborso.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rimborso.account.Account;
import org.rimborso.account.Bucket;
import org.rimborso.account.Chances;
import org.rimborso.account.Course;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.account.Worth;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.review.Review;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

/** The JSON contract: which keys there are, and how values are written. */
class ReviewJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Reference CLAIM = new Reference("Claim", "c1");
  private static final Message WORDS = Message.of(ReviewText.class, "review.no-findings");

  private static final Finding FINDING =
      new Finding(
          "diagnosis-not-billable",
          Severity.ERROR,
          Set.of(Audience.BILLING, Audience.CLINICIAN),
          CLAIM,
          "E11",
          "Claim.diagnosis[0].diagnosis",
          WORDS,
          WORDS,
          Optional.of(Money.of("120", "USD")),
          List.of(new Evidence(new Reference("Condition", "d9"), "Condition.code")),
          Source.from(LocalDate.of(2025, 10, 1), "the document", "the section"));

  private static final NotChecked GAP =
      new NotChecked("line-ncci-pair", Optional.of(CLAIM), Cause.CODE_SET_NOT_LOADED, "NCCI pairs");

  private static final Account.Breakdown BREAKDOWN =
      new Account.Breakdown(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          List.of(),
          new Course(
              Optional.of(PartialDate.of(TODAY)),
              Optional.of(
                  new Course.First(
                      new Reference("ClaimResponse", "r1"),
                      Optional.of(PartialDate.of(TODAY)),
                      State.PAID,
                      Optional.of(Money.of("1", "USD")),
                      Optional.empty(),
                      Optional.empty())),
              Optional.of(PartialDate.of(TODAY)),
              1));

  private static Account account(boolean known) {
    Optional<Money> money = known ? Optional.of(Money.of("1.5", "USD")) : Optional.empty();
    return new Account(
        CLAIM,
        List.of(CLAIM),
        State.DENIED,
        WORDS,
        known ? Party.of(new Reference("Organization", "o1")) : Party.UNKNOWN,
        Period.UNKNOWN,
        money,
        money,
        money,
        money,
        money,
        money,
        new Account.Balance(money, money),
        known ? Optional.of(PartialDate.of(LocalDate.of(2026, 8, 1))) : Optional.empty(),
        known ? OptionalLong.of(114) : OptionalLong.empty(),
        known ? Optional.of(Bucket.TO_120) : Optional.empty(),
        known
            ? Optional.of(new Account.Denial(DenialCategory.DATA, List.of("CO-16", "N56")))
            : Optional.empty(),
        new Account.NextStep("correct-and-resubmit", WORDS),
        known
            ? List.of(new Account.Deadline("appeal", LocalDate.of(2026, 12, 30), "the source"))
            : List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        known ? BREAKDOWN : Account.Breakdown.NONE,
        known
            ? Optional.of(
                new Worth(
                    Money.of("120", "USD"),
                    new Chances.Chance(new BigDecimal("0.90"), 0),
                    new BigDecimal("1.5")))
            : Optional.empty());
  }

  private static JsonNode written(Account account) throws IOException {
    Review review =
        new Review(
            Optional.of(new Reference("Patient", "p1")),
            TODAY,
            List.of(FINDING),
            List.of(GAP),
            List.of(account));
    String line = new ReviewJson(Locale.ENGLISH).line(review);
    assertThat(line).doesNotContain("\n");
    return JSON.readTree(line);
  }

  private static List<String> keys(JsonNode node) {
    return List.copyOf(new TreeSet<>(node.properties().stream().map(p -> p.getKey()).toList()));
  }

  @Test
  void line_review_hasTheContractsKeys() throws IOException {
    JsonNode review = written(account(true));
    assertThat(keys(review))
        .containsExactly("accounts", "asOf", "findings", "notChecked", "patient");
    assertThat(keys(review.at("/findings/0")))
        .containsExactly(
            "atRisk",
            "audience",
            "element",
            "evidence",
            "focus",
            "id",
            "message",
            "next",
            "rule",
            "severity",
            "source");
    assertThat(keys(review.at("/findings/0/evidence/0"))).containsExactly("element", "reference");
    assertThat(keys(review.at("/findings/0/source")))
        .containsExactly("document", "from", "section", "to");
    assertThat(keys(review.at("/notChecked/0")))
        .containsExactly("because", "focus", "missing", "rule");
    assertThat(keys(review.at("/accounts/0/balance"))).containsExactly("patient", "payer");
    assertThat(keys(review.at("/accounts/0/denial"))).containsExactly("category", "codes");
    assertThat(keys(review.at("/accounts/0/next"))).containsExactly("action", "text");
    assertThat(keys(review.at("/accounts/0/breakdown")))
        .containsExactly(
            "appeal",
            "fromPatient",
            "nextCoverage",
            "payers",
            "selfPay",
            "shortfall",
            "unknownCodes");
    assertThat(keys(review.at("/accounts/0/course")))
        .containsExactly("answers", "decidedOn", "filedOn", "first");
    assertThat(keys(review.at("/accounts/0/course/first")))
        .containsExactly("answer", "denial", "denied", "on", "paid", "state");
    assertThat(keys(review.at("/accounts/0/deadlines/0"))).containsExactly("kind", "on", "source");
  }

  @Test
  void line_account_hasTheSameKeysKnownOrNot() throws IOException {
    for (boolean known : List.of(true, false)) {
      assertThat(keys(written(account(known)).at("/accounts/0")))
          .containsExactly(
              "account",
              "ageDays",
              "allowed",
              "balance",
              "billed",
              "breakdown",
              "bucket",
              "claims",
              "contractual",
              "course",
              "deadlines",
              "denial",
              "followUpOn",
              "next",
              "notes",
              "openedOn",
              "paid",
              "patientShare",
              "payer",
              "state",
              "worth",
              "writtenOff");
    }
    JsonNode unknown = written(account(false)).at("/accounts/0");
    for (String key :
        List.of(
            "ageDays",
            "allowed",
            "billed",
            "bucket",
            "contractual",
            "denial",
            "followUpOn",
            "openedOn",
            "paid",
            "patientShare",
            "payer",
            "worth",
            "writtenOff")) {
      assertThat(unknown.get(key).isNull()).as(key).isTrue();
    }
    assertThat(unknown.at("/balance/payer").isNull()).isTrue();
  }

  @Test
  void line_values_areWrittenAsTheContractSays() throws IOException {
    JsonNode review = written(account(true));
    assertThat(review.at("/patient").textValue()).isEqualTo("Patient/p1");
    assertThat(review.at("/asOf").textValue()).isEqualTo("2026-11-23");
    assertThat(review.at("/findings/0/id").textValue())
        .isEqualTo("diagnosis-not-billable:Claim/c1:E11");
    assertThat(review.at("/findings/0/audience").toString())
        .isEqualTo("[\"clinician\",\"billing\"]");
    assertThat(review.at("/findings/0/atRisk").toString())
        .isEqualTo("{\"value\":\"120.00\",\"currency\":\"USD\"}");
    assertThat(review.at("/findings/0/source/from").textValue()).isEqualTo("2025-10-01");
    assertThat(review.at("/findings/0/source/to").isNull()).isTrue();
    assertThat(review.at("/notChecked/0/because").textValue()).isEqualTo("code-set-not-loaded");
    assertThat(review.at("/accounts/0/billed/value").textValue()).isEqualTo("1.50");
    assertThat(review.at("/accounts/0/ageDays").intValue()).isEqualTo(114);
    assertThat(review.at("/accounts/0/bucket").textValue()).isEqualTo("91-120");
    assertThat(review.at("/accounts/0/notes").intValue()).isZero();
    assertThat(review.at("/accounts/0/worth").toString())
        .isEqualTo(
            "{\"atStake\":{\"value\":\"120.00\",\"currency\":\"USD\"},\"chance\":\"0.90\","
                + "\"assumed\":true,\"urgency\":\"1.5\",\"score\":\"162\"}");
  }

  @Test
  void line_italian_writesItalianMessages() throws IOException {
    Review review = new Review(Optional.empty(), TODAY, List.of(FINDING), List.of(), List.of());
    JsonNode italian = JSON.readTree(new ReviewJson(Locale.ITALIAN).line(review));
    assertThat(italian.at("/findings/0/message").textValue()).isEqualTo("Nessun rilievo.");
    assertThat(italian.at("/patient").isNull()).isTrue();
  }
}
