package org.rimborso.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EHRs that take no note, or do not keep it: it stays in our own store. */
class NotesKeptHereTest extends OverDesk {
  @Test
  void save_withoutOffer_staysHereStraight() {
    ehr.offers = false;
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.NOT_OFFERED));
    assertThat(ehr.step).isEqualTo(2);
    assertThat(desk.shown()).containsExactly("n1");
  }

  @Test
  void save_withoutScope_staysHereStraight() {
    assertThat(
            desk.outbox.save(
                Desk.launch("l1", "s", Optional.empty(), Set.of("user/ClaimResponse.rs")),
                Desk.PATIENT,
                Desk.CLAIM,
                Desk.note("n1", "Called.")))
        .isEqualTo(new Saved.Kept(new Landing.Here(Landing.Reason.NO_SCOPE)));
    assertThat(ehr.writes).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 422})
  void save_refusedByTheEhr_isNotTriedAgainForADay(int status) {
    ehr.refusesWrites = status;
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.REFUSED));
    ehr.refusesWrites = 0;
    desk.clock.pass(Duration.ofHours(23));
    desk.save(Desk.note("n2", "Called."));
    assertThat(ehr.writes).isEqualTo(1);
    desk.clock.pass(Duration.ofHours(2));
    desk.save(Desk.note("n3", "Called."));
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n3");
    assertThat(desk.shown()).containsExactly("n1", "n2", "n3");
  }

  @Test
  void save_forbiddenToOneUser_isTriedForAnother() {
    ehr.refusesSearch = 403;
    desk.save(Desk.note("n1", "Called."));
    ehr.refusesSearch = 0;
    desk.save(Desk.note("n2", "Called."));
    assertThat(desk.landing("n2")).isEqualTo(new Landing.Here(Landing.Reason.REFUSED));
    desk.outbox.save(
        Desk.launch("l2", "sub-2"), Desk.PATIENT, Desk.CLAIM, Desk.note("n3", "Called."));
    assertThat(ehr.noteIds(Desk.CLAIM)).containsExactly("n3");
  }

  @Test
  void save_whereNoteExtensionsAreDropped_staysHereAndIsNotTriedAgain() {
    ehr.keeps = FakeEhr::withoutNoteExtensions;
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.NOT_KEPT));
    desk.save(Desk.note("n2", "Called."));
    assertThat(ehr.writes).isEqualTo(1);
    assertThat(desk.shown()).containsExactly("n1", "n2");
  }

  @Test
  void save_whereTheModifierIsDropped_withdrawsWhatItMade() {
    ehr.keeps =
        resource -> {
          resource.remove("modifierExtension");
          return resource;
        };
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.NOT_KEPT));
    assertThat(ehr.standing()).isEmpty();
  }

  @Test
  void save_whereTheTextIsCut_staysHereWhole() {
    ehr.keeps =
        resource -> {
          ((ObjectNode) resource.at("/processNote/0")).put("text", "Ca");
          return resource;
        };
    desk.save(Desk.note("n1", "Called."));
    assertThat(desk.landing("n1")).isEqualTo(new Landing.Here(Landing.Reason.NOT_KEPT));
  }

  @Test
  void save_afterSomebodyWithdrewTheRecord_staysHere() {
    desk.save(Desk.note("n1", "Called."));
    ehr.change(FIRST, resource -> resource.put("status", "entered-in-error"));
    desk.save(Desk.note("n2", "Called."));
    assertThat(desk.landing("n2")).isEqualTo(new Landing.Here(Landing.Reason.WITHDRAWN));
  }
}
