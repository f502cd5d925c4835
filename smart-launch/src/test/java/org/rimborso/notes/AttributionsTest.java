package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The EHR is told once who wrote a note; what comes of that changes nothing for the note. */
class AttributionsTest extends OverDesk {
  private void save(String id) {
    desk.save(Desk.note(id, "Called."));
  }

  private void later() {
    desk.clock.pass(Duration.ofMinutes(20));
    desk.outbox.deliverDue();
  }

  private void landedOnce(String... ids) {
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly(ids);
    for (String id : ids) {
      assertThat(desk.landing(id)).isInstanceOf(Landing.Delivered.class);
    }
  }

  @Test
  void notes_landed_areToldOnceEachWithWhatTheirWriteDid() {
    save("n1");
    save("n2");
    List<String> held = desk.provenances.held();
    assertThat(held).hasSize(2);
    assertThat(held.get(0))
        .contains("\"ClaimResponse/f1/_history/1\"", "\"CREATE\"", "\"code\":\"n1\"");
    assertThat(held.get(1))
        .contains("\"ClaimResponse/f1/_history/2\"", "\"UPDATE\"", "\"code\":\"n2\"");
    assertThat(desk.attributed).containsExactly("n1 SAID v1", "n2 SAID v2");
  }

  @ParameterizedTest
  @EnumSource(
      value = Attribution.class,
      names = {"NOT_OFFERED", "NOT_GRANTED"})
  void note_whereNoneIsTaken_landsAndNobodyIsAsked(Attribution why) {
    desk.provenances.barred = Optional.of(why);
    save("n1");
    landedOnce("n1");
    assertThat(desk.provenances.asked).isZero();
    assertThat(desk.attributed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 405, 422})
  void note_whoseProvenanceIsRefused_landsAndForADayNobodyAsksAgain(int status) {
    desk.provenances.refuses = status;
    save("n1");
    save("n2");
    landedOnce("n1", "n2");
    assertThat(desk.attributed).containsExactly("n1 REFUSED -");
    assertThat(desk.provenances.asked).isEqualTo(1);
    desk.provenances.refuses = 0;
    desk.clock.pass(Duration.ofHours(25));
    save("n3");
    assertThat(desk.provenances.of("n3")).isEqualTo(1);
  }

  @Test
  void note_whoseAnswerWasLost_isLookedAtAgainAndToldOnce() {
    ehr.lostResponses = 1;
    desk.provenances.lostResponses = 2;
    save("n1");
    later();
    later();
    later();
    landedOnce("n1");
    assertThat(desk.provenances.of("n1")).isEqualTo(1);
    assertThat(desk.attributed).containsExactly("n1 SAID v1");
  }

  @Test
  void note_whoseProvenanceNeverGetsAnAnswer_landsAllTheSame() {
    desk.provenances.lostResponses = Integer.MAX_VALUE;
    save("n1");
    for (int i = 0; i < 10; i++) {
      later();
    }
    landedOnce("n1");
    assertThat(desk.attributed).containsExactly("n1 NOT_REACHED -");
    assertThat(desk.provenances.of("n1")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"true,0,0", "false,0,1", "false,1,1"})
  void note_whereConditionsMeanNothing_isToldAtMostOnce(
      boolean noteLost, int provenanceLost, int expected) {
    desk.provenances.heedsConditions = false;
    ehr.lostResponses = noteLost ? 1 : 0;
    desk.provenances.lostResponses = provenanceLost;
    save("n1");
    later();
    later();
    landedOnce("n1");
    assertThat(desk.provenances.of("n1")).isEqualTo(expected);
    assertThat(desk.attributed)
        .containsExactly(noteLost || provenanceLost > 0 ? "n1 UNKNOWN -" : "n1 SAID v1");
  }

  @Test
  void note_whoseEhrTakesTheConditionForAnything_isNotSaidToBeTold() {
    desk.provenances.findsAnything = true;
    save("n1");
    landedOnce("n1");
    assertThat(desk.attributed).hasSize(1).allMatch(one -> one.startsWith("n1 UNKNOWN"));
  }

  @Test
  void note_whoseTokenEndsInBetween_lands() {
    desk.provenances.token = false;
    save("n1");
    landedOnce("n1");
    assertThat(desk.attributed).containsExactly("n1 NO_TOKEN -");
  }

  @Test
  void note_thatStaysHere_isNotTold() {
    ehr.refusesWrites = 405;
    save("n1");
    assertThat(desk.provenances.asked).isZero();
  }
}
