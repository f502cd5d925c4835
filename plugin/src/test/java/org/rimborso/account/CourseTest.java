package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.account;
import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.claim;
import static org.rimborso.account.Papers.daysAgo;
import static org.rimborso.account.Papers.line;
import static org.rimborso.account.Papers.ref;
import static org.rimborso.account.Papers.usd;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.account.Course.First;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Resource;

/** How an account came to where it is. */
class CourseTest {
  private static final Adjudication DENIED = adjustment("CO-16", "100", "N56");

  @Test
  void of_oneBillAndOneAnswer_isWhatTheAnswerMade() {
    Account account = account(claim("c1", 40, "100"), answer(20, line(1, DENIED)));
    Course course = account.breakdown().course();

    assertThat(course.filedOn()).contains(PartialDate.of(daysAgo(40)));
    assertThat(course.decidedOn()).contains(PartialDate.of(daysAgo(20)));
    assertThat(course.answers()).isEqualTo(1);
    First first = course.first().orElseThrow();
    assertThat(first.answer()).isEqualTo(ref("ClaimResponse/r1"));
    assertThat(first.on()).contains(PartialDate.of(daysAgo(20)));
    assertThat(first.state()).isEqualTo(account.state()).isEqualTo(State.DENIED);
    assertThat(first.denial()).isEqualTo(account.denial()).isPresent();
    assertThat(first.denied()).contains(usd("100"));
    assertThat(first.paid().filter(paid -> paid.signum() > 0)).isEmpty();
  }

  @Test
  void of_nothingAnswered_hasNoFirst() {
    assertThat(course(claim("c1", 40, "100")))
        .isEqualTo(
            new Course(
                Optional.of(PartialDate.of(daysAgo(40))), Optional.empty(), Optional.empty(), 0));
  }

  @Test
  void of_draft_wasNotFiled() {
    assertThat(course(new Bills("c1").status("draft").nets("100").claim()).filedOn()).isEmpty();
  }

  @Test
  void of_deniedThenPaid_keepsTheDenialAsFirst() {
    Account account =
        account(
            claim("c1", 90, "100"),
            reply("r1", 60, line(1, DENIED)),
            reply("r2", 20, line(1, amount("benefit", "100"))));
    Course course = account.breakdown().course();

    assertThat(account.state()).isEqualTo(State.PAID);
    assertThat(first(course).state()).isEqualTo(State.DENIED);
    assertThat(first(course).denial().orElseThrow().category()).isEqualTo(DenialCategory.DATA);
    assertThat(course.decidedOn()).contains(PartialDate.of(daysAgo(20)));
    assertThat(course.answers()).isEqualTo(2);
  }

  @Test
  void of_reversal_isNoAnswerOfItsOwn() {
    Course course =
        course(
            claim("c1", 90, "100"),
            reply("r1", 60, line(1, amount("benefit", "100"))),
            reply("r2", 40, line(1, amount("benefit", "-100"))),
            reply("r3", 20, line(1, DENIED)));

    assertThat(first(course).answer()).isEqualTo(ref("ClaimResponse/r1"));
    assertThat(first(course).state()).isEqualTo(State.PAID);
    assertThat(course.decidedOn()).contains(PartialDate.of(daysAgo(20)));
    assertThat(course.answers()).isEqualTo(2);
  }

  @Test
  void of_takenBackAndNotAnsweredSince_hasNoDecisionInForce() {
    Course course =
        course(
            claim("c1", 90, "100"),
            reply("r1", 60, line(1, amount("benefit", "100"))),
            reply("r2", 40, line(1, amount("benefit", "-100"))));

    assertThat(first(course).paid()).contains(usd("100"));
    assertThat(course.decidedOn()).isEmpty();
    assertThat(course.answers()).isEqualTo(1);
  }

  /** The original bill counts as filed and answered, also once it is cancelled. */
  @Test
  void of_correctedClaim_isFirstAnsweredByTheOriginalsAnswer() {
    Account account =
        account(
            new Bills("c1").status("cancelled").created(90).nets("100").claim(),
            reply("r1", 60, line(1, DENIED)),
            new Bills("c2").created(50).replaces("Claim/c1").nets("120").claim(),
            new Replies("r2")
                .created(20)
                .lines(line(1, amount("benefit", "120")))
                .responseTo("Claim/c2"));
    Course course = account.breakdown().course();

    assertThat(account.state()).isEqualTo(State.PAID);
    assertThat(course.filedOn()).contains(PartialDate.of(daysAgo(90)));
    assertThat(first(course).state()).isEqualTo(State.DENIED);
    assertThat(first(course).denied()).contains(usd("100"));
    assertThat(course.answers()).isEqualTo(2);
  }

  @Test
  void of_replacementNotAnsweredYet_hasAFirstAndNoDecisionInForce() {
    Course course =
        course(
            claim("c1", 90, "100"),
            reply("r1", 60, line(1, DENIED)),
            new Bills("c2").created(10).replaces("Claim/c1").nets("100").claim());

    assertThat(first(course).state()).isEqualTo(State.DENIED);
    assertThat(course.decidedOn()).isEmpty();
  }

  @Test
  void of_secondPayer_speaksOfTheFirst() {
    Party second = Party.of(ref("Organization/o2"));
    Course course =
        course(
            claim("c1", 90, "100"),
            reply("r1", 60, line(1, amount("benefit", "80"), adjustment("PR-2", "20"))),
            new Bills("c2").created(50).replaces("Claim/c1").insurer(second).nets("100").claim(),
            new Replies("r2")
                .created(20)
                .insurer(second)
                .lines(line(1, amount("benefit", "20"), adjustment("OA-23", "80")))
                .responseTo("Claim/c2"));

    assertThat(first(course).answer()).isEqualTo(ref("ClaimResponse/r1"));
    assertThat(first(course).state()).isEqualTo(State.PATIENT_DUE);
    assertThat(first(course).paid()).contains(usd("80"));
    assertThat(course.decidedOn()).contains(PartialDate.of(daysAgo(60)));
    assertThat(course.answers()).isEqualTo(2);
  }

  @Test
  void of_benefitAlone_wasFiledOnNobodyKnowsWhatDay() {
    Bills bill =
        new Bills("ExplanationOfBenefit/e1")
            .nets("100")
            .served(Period.of(daysAgo(50), daysAgo(50)));
    Course course =
        course(new Replies("e1").created(30).payment("100").benefit(Optional.empty(), bill));

    assertThat(course.filedOn()).isEmpty();
    assertThat(first(course).state()).isEqualTo(State.PAID);
    assertThat(first(course).on()).contains(PartialDate.of(daysAgo(30)));
  }

  @Test
  void of_errorThenPaid_isFirstPaid() {
    Course course =
        course(
            claim("c1", 90, "100"),
            new Replies("r1").created(80).outcome("error").error("a001").response(),
            reply("r2", 20, line(1, amount("benefit", "100"))));

    assertThat(first(course).answer()).isEqualTo(ref("ClaimResponse/r2"));
    assertThat(first(course).state()).isEqualTo(State.PAID);
    assertThat(course.answers()).isEqualTo(1);
  }

  /** What only asks for something decides nothing. */
  @Test
  void of_pendedThenDenied_isFirstDenied() {
    Course course =
        course(
            claim("c1", 90, "100"),
            reply("r1", 60, line(1, adjustment("CO-133", "100"))),
            reply("r2", 20, line(1, DENIED)));

    assertThat(first(course).answer()).isEqualTo(ref("ClaimResponse/r2"));
    assertThat(first(course).state()).isEqualTo(State.DENIED);
  }

  @Test
  void of_responseAndBenefitOfOneDecision_isOneAnswer() {
    Course course =
        course(
            claim("c1", 40, "100"),
            answer(5, line(1, amount("benefit", "100"))),
            new Replies("e1")
                .payment("100")
                .benefit(
                    Optional.of("Claim/c1"), new Bills("ExplanationOfBenefit/e1").nets("100")));

    assertThat(course.answers()).isEqualTo(1);
    assertThat(first(course).answer()).isEqualTo(ref("ClaimResponse/r1"));
  }

  private static Course course(Resource... resources) {
    return account(resources).breakdown().course();
  }

  private static First first(Course course) {
    return course.first().orElseThrow();
  }

  private static ClaimResponse reply(String id, int daysAgo, Answer.LineAnswer... lines) {
    return new Replies(id).created(daysAgo).lines(lines).response();
  }
}
