package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;

/** Each account is in exactly one queue: the first in the order of precedence that fits. */
class QueueTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final long SEED = 260_026;

  private static Optional<LocalDate> in(Integer days) {
    return Optional.ofNullable(days).map(TODAY::plusDays);
  }

  private static Queue.Facts facts(
      String state,
      String category,
      Integer deadline,
      Integer answer,
      Integer followUp,
      Integer snoozed,
      String asked) {
    return new Queue.Facts(
        State.valueOf(state),
        Optional.ofNullable(category).map(DenialCategory::valueOf),
        in(deadline),
        in(answer),
        in(followUp),
        in(snoozed),
        asked == null ? Queue.Asked.NOTHING : Queue.Asked.valueOf(asked));
  }

  @ParameterizedTest
  @CsvSource({
    // state, category, deadline, usual days end, follow-up, put off, asked, queue
    "DENIED, CODING, 3, , 0, 1, ANSWERED, SNOOZED",
    "DENIED, CODING, 3, , 0, 0, ANSWERED, ANSWERED",
    "DENIED, CODING, 3, , 0, , OPEN, WEEK",
    "DENIED, CODING, 0, , , , , WEEK",
    "DENIED, CODING, 7, , , , , WEEK",
    "DENIED, CODING, 8, , 0, , OPEN, MONTH",
    "DENIED, CODING, 30, , , , , MONTH",
    "DENIED, CODING, 31, , 0, , OPEN, FOLLOW_UP",
    "DENIED, CODING, -1, , -5, , , FOLLOW_UP",
    "DENIED, CODING, , , 1, , OPEN, CLINICIAN",
    "PATIENT_DUE, , , , , , OPEN, CLINICIAN",
    "PENDED, , , , , , , RECORDS",
    "DENIED, DOCUMENTATION, , , , , , RECORDS",
    "DENIED, CODING, -1, , , , , CODING",
    "PARTLY_DENIED, BUNDLING, , , , , , CODING",
    "DENIED, AUTHORIZATION, , , , , , AUTHORIZATION",
    "DENIED, MEDICAL_NECESSITY, , , , , , NECESSITY",
    "DENIED, UPHELD, , , , , , NECESSITY",
    "DENIED, TIMELY_FILING, , , , , , CLAIM_DATA",
    "DENIED, ELIGIBILITY, , , , , , COVERAGE",
    "DENIED, CONTRACT, , , , , , OTHER_DENIAL",
    "DENIED, , , , , , , OTHER_DENIAL",
    "REJECTED, , , , , , , REJECTED",
    "DRAFT, , , , , , , REJECTED",
    "NO_RESPONSE, , , , , , , NO_ANSWER",
    "AWAITING, , 5, -1, , , , WEEK",
    "AWAITING, , , -1, , , , NO_ANSWER",
    "AWAITING, , 5, 0, , , , AWAITING",
    "AWAITING, , , , , , , AWAITING",
    "UNDERPAID, , , , , , , UNDERPAID",
    "SECONDARY_DUE, , , , , , , SECOND_PAYER",
    "OVERPAID, , 5, , , , , WEEK",
    "OVERPAID, , , , , , , OVERPAID",
    "PATIENT_DUE, , 5, , , , , PATIENT",
    "UNKNOWN, , , , , , , UNEXPLAINED"
  })
  void on_ofSeveralThatFit_isTheFirst(
      String state,
      String category,
      Integer deadline,
      Integer answer,
      Integer followUp,
      Integer snoozed,
      String asked,
      Queue queue) {
    assertThat(facts(state, category, deadline, answer, followUp, snoozed, asked).on(TODAY))
        .isEqualTo(queue);
  }

  private static Optional<LocalDate> someDay(Random random) {
    return random.nextInt(3) == 0
        ? Optional.empty()
        : Optional.of(TODAY.plusDays(random.nextInt(80) - 20));
  }

  static Queue.Facts some(Random random) {
    return new Queue.Facts(
        SomeAccounts.any(random, State.values()),
        random.nextBoolean()
            ? Optional.of(SomeAccounts.any(random, DenialCategory.values()))
            : Optional.empty(),
        someDay(random),
        someDay(random),
        someDay(random),
        someDay(random),
        SomeAccounts.any(random, Queue.Asked.values()));
  }

  @Test
  void turnsAfter_anyFacts_noDayBeforeItHasAnotherQueue() {
    Random random = new Random(SEED);
    Set<Queue> met = new TreeSet<>();
    for (int i = 0; i < 40_000; i++) {
      Queue.Facts facts = some(random);
      Queue now = facts.on(TODAY);
      LocalDate turns = facts.turnsAfter(TODAY).orElse(TODAY.plusDays(120));
      for (LocalDate day = TODAY; day.isBefore(turns); day = day.plusDays(1)) {
        if (facts.on(day) != now) {
          fail("seed %s, %s on %s is %s, not %s", SEED, facts, day, facts.on(day), now);
        }
      }
      met.add(now);
      assertThat(turns).isAfter(TODAY);
    }
    assertThat(met).containsExactlyInAnyOrderElementsOf(Arrays.asList(Queue.values()));
  }

  @Test
  void named_everyCode_isItsQueue() {
    assertThat(Queue.values())
        .allSatisfy(queue -> assertThat(Queue.named(queue.code())).contains(queue));
    assertThat(Queue.named("no such")).isEmpty();
  }
}
