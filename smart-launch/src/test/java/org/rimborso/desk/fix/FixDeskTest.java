package org.rimborso.desk.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.access.Admitted;
import org.rimborso.access.Forbidden;
import org.rimborso.access.Permission;
import org.rimborso.access.Role;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.fix.FixBook.Ended;
import org.rimborso.desk.fix.FixBook.Objection;
import org.rimborso.desk.fix.FixBook.Stopped;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.State;
import org.rimborso.store.FixRows;

/** Corrections of a chart on good days and bad ones, with real parts. */
class FixDeskTest {
  private static final String RULE = "diagnosis-not-billable";

  @TempDir private Path folder;
  private FixRoom room;

  @BeforeEach
  void start() {
    room = new FixRoom(folder, FixRoom.chart());
  }

  @AfterEach
  void stop() {
    room.close();
  }

  private String text() {
    return room.ehr.text("Condition/c1");
  }

  private static FixRow row(FixBook.Answer answer) {
    assertThat(answer).isInstanceOf(Ended.class);
    return ((Ended) answer).row();
  }

  private State state() {
    List<FixRow> all = room.fixes.history(FixRoom.clinician());
    return all.get(all.size() - 1).ending().state();
  }

  /** Nothing but the code, its name and the version differs, byte for byte. */
  @Test
  void code_chosen_isWrittenAndNothingElse() {
    FixBook.Ready ready = room.preview(RULE, "E11.9");
    assertThat(room.ehr.writes()).isEmpty();
    FixRow row = row(room.write(ready.order()));
    assertThat(row.ending().state()).isEqualTo(State.WRITTEN);
    assertThat(row.ending().version()).contains("2");
    String written = text().replaceFirst(",\"display\":\"[^\"]*\"", "");
    assertThat(written)
        .isEqualTo(
            FixRoom.E11
                .strip()
                .replace("\"code\":\"E11\"", "\"code\":\"E11.9\"")
                .replace("\"versionId\":\"1\"", "\"versionId\":\"2\""));
    assertThatThrownBy(() -> room.finding(RULE)).isInstanceOf(RuntimeException.class);
    assertThat(room.rows.counts("e1", Instant.EPOCH))
        .containsExactly(new FixRows.Count(RULE, 1, 0, 0, 0));
  }

  @Test
  void order_sentTwice_isOneWrite() {
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    FixRow first = row(room.write(order));
    assertThat(row(room.write(order)).id()).isEqualTo(first.id());
    assertThat(room.ehr.writes()).filteredOn(one -> one.startsWith("PUT")).hasSize(1);
    Admitted other = FixRoom.visitor("sub-2", Set.of("user/*.cruds"), Role.CLINICIAN);
    assertThat(room.fixes.write(other, order)).isEqualTo(new Stopped(Objection.NOT_OWN));
  }

  @Test
  void somebodyElse_changesAnotherElementAtThatMoment_bothStand() {
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    room.ehr.atWrite = () -> room.ehr.edit("Condition/c1", "1.50", "2.50");
    FixRow row = row(room.write(order));
    assertThat(row.ending().state()).isEqualTo(State.WRITTEN);
    assertThat(text()).contains("2.50", "\"E11.9\"");
  }

  @Test
  void somebodyElse_changesTheSameElementAtThatMoment_nothingIsWritten() {
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    room.ehr.atWrite = () -> room.ehr.edit("Condition/c1", "\"E11\"", "\"E10\"");
    assertThat(row(room.write(order)).ending().state()).isEqualTo(State.CHANGED);
    assertThat(text()).contains("\"E10\"").doesNotContain("E11.9");
  }

  @Test
  void record_changedSinceThePreview_isNotTouched() {
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    room.ehr.edit("Condition/c1", "Zucker", "Diabete");
    assertThat(room.write(order)).isEqualTo(new Stopped(Objection.CHANGED));
    assertThat(room.ehr.writes()).isEmpty();
  }

  @Test
  void ehrWithoutVersions_overwritesSomebody_saysSo() {
    room.ehr.ignoresIfMatch = true;
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    room.ehr.atWrite = () -> room.ehr.edit("Condition/c1", "1.50", "2.50");
    FixRow.Ending ending = row(room.write(order)).ending();
    assertThat(ending.state()).isEqualTo(State.WRITTEN);
    assertThat(ending.reason()).isEqualTo("others-changed");
  }

  @ParameterizedTest
  @CsvSource({"403,REFUSED", "405,REFUSED", "422,"})
  void ehr_refuses_isRememberedWhereItMeansEveryCorrection(int status, String barrier) {
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    room.ehr.refuses = status;
    FixRow row = row(room.write(order));
    assertThat(row.ending().state()).isEqualTo(State.REFUSED);
    assertThat(row.ending().reason()).isEqualTo("" + status);
    assertThat(text()).isEqualTo(FixRoom.E11.strip());
    assertThat(barrier(FixRoom.clinician()).map(Enum::name))
        .isEqualTo(Optional.ofNullable(barrier));
  }

  private Optional<FixBook.Barrier> barrier(Admitted visitor) {
    DeskChart opened = room.desk.open(visitor, Permission.FIX_CHART);
    return Optional.ofNullable(
            room.fixes.offers(visitor, opened, Locale.ENGLISH).get(room.finding(RULE)))
        .orElseThrow()
        .barrier();
  }

  @Test
  void scope_missing_isSaidBefore() {
    Admitted reader = FixRoom.visitor("sub-1", Set.of("user/*.rs"), Role.CLINICIAN);
    assertThat(barrier(reader)).contains(FixBook.Barrier.NOT_GRANTED);
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    assertThat(room.fixes.write(reader, order)).isEqualTo(new Stopped(Objection.NOT_HERE));
  }

  @Test
  void answer_lost_isFoundByReading() {
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    room.ehr.losesAnswer = true;
    assertThat(row(room.write(order)).ending().state()).isEqualTo(State.WRITTEN);
  }

  @Test
  void request_lost_isNotKnownUntilTheNextLook() {
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    room.ehr.losesRequest = true;
    assertThat(row(room.write(order)).ending().state()).isEqualTo(State.UNKNOWN);
    assertThat(state()).as("it may be on its way").isEqualTo(State.UNKNOWN);
    room.pass(Duration.ofSeconds(31));
    assertThat(state()).isEqualTo(State.NOT_WRITTEN);
    assertThat(text()).isEqualTo(FixRoom.E11.strip());
  }

  @Test
  void record_ofAnotherPatientByNow_isNotTouched() {
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    room.ehr.edit("Condition/c1", "Patient/p1", "Patient/p2");
    assertThat(room.write(order)).isEqualTo(new Stopped(Objection.CHANGED));
    assertThat(room.ehr.writes()).isEmpty();
  }

  @Test
  void order_aboutAnotherRecordThanTheFinding_isNotTaken() {
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    FixBook.Order other =
        new FixBook.Order(
            order.id(),
            order.finding(),
            order.value(),
            new org.rimborso.chart.Reference("Condition", "c9"),
            order.seen());
    assertThat(room.write(other)).isEqualTo(new Stopped(Objection.CHANGED));
  }

  @ParameterizedTest
  @CsvSource({"E11.4,NOT_BILLABLE", "E11,NOT_BILLABLE", "E11.23,NOT_BILLABLE", "'',NOTHING_CHOSEN"})
  void code_thatCannotStand_isNotPreviewed(String code, Objection because) {
    assertThat(room.fixes.preview(FixRoom.clinician(), room.finding(RULE), code, Locale.ENGLISH))
        .isEqualTo(new Stopped(because));
  }

  @Test
  void ehr_thatTakesPatchesOnly_getsOneThatTestsWhatWasSeen() {
    room.ehr.offered = Set.of("create", "patch");
    FixRow row = row(room.write(room.preview(RULE, "E11.9").order()));
    assertThat(row.ending().state()).isEqualTo(State.WRITTEN);
    assertThat(room.ehr.writes().get(0))
        .startsWith("PATCH Condition/c1 [{\"op\":\"test\",\"path\":\"/code\"")
        .contains("{\"op\":\"replace\",\"path\":\"/code\"");
  }

  @Test
  void correction_takenBack_isByteForByteWhatItWas() {
    FixRow row = row(room.write(room.preview(RULE, "E11.9").order()));
    Admitted other = FixRoom.visitor("sub-2", Set.of("user/*.cruds"), Role.CLINICIAN);
    String id = UUID.randomUUID().toString();
    assertThat(room.fixes.undo(other, row.id(), id)).isEqualTo(new Stopped(Objection.NOT_OWN));
    FixRow undone = row(room.fixes.undo(FixRoom.clinician(), row.id(), id));
    assertThat(undone.ending().state()).isEqualTo(State.WRITTEN);
    assertThat(text()).isEqualTo(FixRoom.E11.strip().replace("\"1\"}", "\"3\"}"));
    assertThat(room.fixes.undo(FixRoom.clinician(), row.id(), UUID.randomUUID().toString()))
        .isEqualTo(new Stopped(Objection.CHANGED));
    assertThat(room.rows.counts("e1", Instant.EPOCH))
        .containsExactly(new FixRows.Count(RULE, 1, 1, 0, 0));
  }

  /** What may still arrive and another of the same could not be told from each other. */
  @Test
  void correction_whileAnEarlierMayStillArrive_isNotBegun() {
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    room.ehr.losesRequest = true;
    assertThat(row(room.write(order)).ending().state()).isEqualTo(State.UNKNOWN);
    room.ehr.losesRequest = false;
    FixBook.Order again = room.preview(RULE, "E11.9").order();
    assertThat(room.write(again)).isEqualTo(new Stopped(Objection.BUSY));
    room.pass(Duration.ofSeconds(31));
    FixBook.Order later = room.preview(RULE, "E11.9").order();
    assertThat(row(room.write(later)).ending().state()).isEqualTo(State.WRITTEN);
    assertThat(room.fixes.history(FixRoom.clinician()))
        .extracting(one -> one.ending().state())
        .containsExactly(State.NOT_WRITTEN, State.WRITTEN);
  }

  /** The process ended between telling and keeping that it did. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void correction_settledAfterItWasToldOf_isToldOfOnce(boolean conditions) {
    room.ehr.heedsConditions = conditions;
    FixRow row = row(room.write(room.preview(RULE, "E11.9").order()));
    assertThat(room.ehr.all("Provenance")).hasSize(1);
    room.rows.update(row.ended(FixRow.Ending.NONE));
    assertThat(state()).isEqualTo(State.WRITTEN);
    assertThat(room.ehr.all("Provenance")).hasSize(1);
  }

  @Test
  void correction_changedSince_isNotTakenBack() {
    FixRow row = row(room.write(room.preview(RULE, "E11.9").order()));
    room.ehr.edit("Condition/c1", "Zucker", "Diabete");
    assertThat(room.fixes.undo(FixRoom.clinician(), row.id(), UUID.randomUUID().toString()))
        .isEqualTo(new Stopped(Objection.CHANGED));
    assertThat(text()).contains("E11.9");
  }

  @Test
  void elsewhere_fixedAndNot_isSaid() {
    String finding = room.finding(RULE);
    String id = UUID.randomUUID().toString();
    assertThat(room.fixes.check(FixRoom.clinician(), finding, id).orElseThrow().ending().state())
        .isEqualTo(State.STANDS);
    room.ehr.edit("Condition/c1", "\"E11\"", "\"E11.9\"");
    String other = UUID.randomUUID().toString();
    assertThat(room.fixes.check(FixRoom.clinician(), finding, other).orElseThrow().ending().state())
        .isEqualTo(State.GONE);
  }

  @ParameterizedTest
  @CsvSource({"CODER", "BILLER", "MANAGER", "ADMINISTRATOR"})
  void others_thanClinicians_correctNothing(Role role) {
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    Admitted other = FixRoom.visitor("sub-1", Set.of("user/*.cruds"), role);
    assertThatThrownBy(() -> room.fixes.write(other, order)).isInstanceOf(Forbidden.class);
    assertThat(room.ehr.writes()).isEmpty();
  }

  @Test
  void record_restricted_isNothingForWhoMayNotSeeIt() {
    FixBook.Order order = room.preview(RULE, "E11.9").order();
    room.ehr.edit(
        "Condition/c1",
        "\"meta\":{",
        "\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"}],");
    assertThat(room.write(order)).isEqualTo(new Stopped(Objection.CHANGED));
    assertThat(room.ehr.writes()).isEmpty();
  }
}
