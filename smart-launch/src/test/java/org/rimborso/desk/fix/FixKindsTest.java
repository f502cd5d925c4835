package org.rimborso.desk.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.access.Permission;
import org.rimborso.desk.fix.FixBook.Ended;
import org.rimborso.desk.fix.FixBook.Line;
import org.rimborso.desk.fix.FixBook.Objection;
import org.rimborso.desk.fix.FixBook.Stopped;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.State;

/**
 * Corrections of what is no code: whether a diagnosis is so, when a visit ended, where a patient
 * went. Each is shown, written and taken back, and nothing else changes by a byte.
 */
class FixKindsTest {
  private static final String EXTENSION =
      "\"extension\":[ {\"url\":\"https://x.example/e\",\"valueDecimal\":1.50} ]";
  private static final String STATUSES =
      "\"system\":\"http://terminology.hl7.org/CodeSystem/condition-ver-status\"";
  private static final String ODD = "{ \"note\":\"caf\\u00e9 \\/ è\", " + EXTENSION + " }";

  @TempDir private Path folder;

  /**
   * A correction.
   *
   * @param name of the resource that it changes
   * @param text of it, as no serializer would write it
   * @param others resources beside it
   * @param lines what the preview shows
   * @param changed spellings in {@code text} and what stands there afterwards
   */
  record Fix(
      String rule,
      String value,
      String name,
      String text,
      Map<String, String> others,
      List<Line> lines,
      Map<String, String> changed) {

    ChartDouble chart() {
      ChartDouble chart = FixRoom.chart().put("Condition/c1", "");
      others.forEach(chart::put);
      return chart.put(name, text);
    }

    /** The text as it is to be in this version. */
    String written() {
      String written = text;
      for (Map.Entry<String, String> one : changed.entrySet()) {
        assertThat(written).containsOnlyOnce(one.getKey());
        written = written.replace(one.getKey(), one.getValue());
      }
      return at(written, 2);
    }

    @Override
    public String toString() {
      return rule + " " + value;
    }
  }

  static Stream<Fix> fixes() {
    return Stream.of(
        verified("diagnosis-uncertain-outpatient", "provisional", "confirmed"),
        verified("diagnosis-uncertain-outpatient", "differential", "refuted"),
        verified("diagnosis-refuted-billed", "refuted", "confirmed"),
        closed(
            "\"_period\":"
                + ODD
                + ", \"period\":{ \"start\":\"2026-11-12T09:00:00Z\", "
                + EXTENSION
                + " } ",
            "Z\", " + EXTENSION + " } ",
            "Z\", " + EXTENSION + ",\"end\":\"2026-11-13\" } "),
        closed(
            "\"period\":{\"_end\":" + ODD + ",\"start\":\"2026-10\" }",
            "\"start\":\"2026-10\"",
            "\"start\":\"2026-10\",\"end\":\"2026-11-13\""),
        overdue(),
        disposed(
            "\"_hospitalization\":"
                + ODD
                + ", \"hospitalization\":{ \"admitSource\":{\"text\":\"x\"}, "
                + EXTENSION
                + " }",
            "\"x\"}, " + EXTENSION + " }",
            "\"x\"}, " + EXTENSION + ",\"dischargeDisposition\":" + disposition("snf") + " }"),
        disposed(
            "\"hospitalization\":{\"dischargeDisposition\" : {" + EXTENSION + " } }",
            "{" + EXTENSION + " }",
            "{" + EXTENSION + "," + coding("snf") + " }"),
        disposed(
            "\"length\":{\"value\":2.00}",
            "2.00}",
            "2.00},\"hospitalization\":{\"dischargeDisposition\":" + disposition("snf") + "}"));
  }

  private static Fix verified(String rule, String before, String after) {
    String status =
        "{ \"id\":\"s\",\"coding\":[ { "
            + STATUSES
            + ", \"code\" : \""
            + before
            + "\", \"userSelected\":true}, {\"system\":\"https://x.example/own\",\"code\":\"p\"} ], "
            + EXTENSION
            + " }";
    return new Fix(
        rule,
        after,
        "Condition/c1",
        "{ \"resourceType\" : \"Condition\", \"id\":\"c1\",\"meta\":{\"versionId\":\"1\"}, \"x\":"
            + ODD
            + ", \"_verificationStatus\":"
            + ODD
            + ", \"verificationStatus\" : "
            + status
            + ",\n \"subject\":{\"reference\":\"Patient/p1\"},\"encounter\":{\"reference\":\"Encounter/e1\"},"
            + "\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\", \"code\":\"E11.9\"}]} }",
        Map.of(
            "Claim/k1",
            "{\"resourceType\":\"Claim\",\"id\":\"k1\",\"meta\":{\"versionId\":\"1\"},\"status\":\"active\",\"use\":\"claim\","
                + "\"type\":{\"coding\":[{\"code\":\"professional\"}]},\"patient\":{\"reference\":\"Patient/p1\"},\"created\":\"2026-11-13\","
                + "\"diagnosis\":[{\"sequence\":1,\"diagnosisCodeableConcept\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\",\"code\":\"E11.9\"}]}}],"
                + "\"item\":[{\"sequence\":1,\"productOrService\":{\"coding\":[{\"system\":\"https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets\",\"code\":\"G0463\"}]},"
                + "\"servicedDate\":\"2026-11-12\",\"encounter\":[{\"reference\":\"Encounter/e1\"}]}]}"),
        List.of(new Line("Condition.verificationStatus", before, after)),
        Map.of("\"code\" : \"" + before + "\"", "\"code\" : \"" + after + "\""));
  }

  private static Fix closed(String period, String from, String to) {
    return new Fix(
        "encounter-not-closed",
        "2026-11-13",
        "Encounter/e1",
        visit("AMB", "in-progress", period),
        Map.of(),
        List.of(
            new Line("Encounter.status", "in-progress", "finished"),
            new Line("Encounter.period.end", "", "2026-11-13")),
        Map.of("\"in-progress\"", "\"finished\"", from, to));
  }

  /** The end is on record: only that it is over is not. */
  private static Fix overdue() {
    return new Fix(
        "encounter-not-closed",
        "",
        "Encounter/e1",
        visit(
            "AMB",
            "onleave",
            "\"period\":{\"start\":\"2026-11-12\",\"end\":\"2026-11-13T00:00:00.0Z\"}"),
        Map.of(),
        List.of(new Line("Encounter.status", "onleave", "finished")),
        Map.of("\"onleave\"", "\"finished\""));
  }

  private static Fix disposed(String more, String from, String to) {
    return new Fix(
        "encounter-no-disposition",
        "snf",
        "Encounter/e1",
        visit(
            "IMP",
            "finished",
            "\"period\":{\"start\":\"2026-11-12\",\"end\":\"2026-11-14\"}, " + more),
        Map.of(),
        List.of(new Line("Encounter.hospitalization.dischargeDisposition", "", "snf")),
        Map.of(from, to));
  }

  private static String disposition(String code) {
    return "{" + coding(code) + "}";
  }

  private static String coding(String code) {
    return "\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/discharge-disposition\",\"code\":\""
        + code
        + "\"}]";
  }

  private static String visit(String kind, String status, String more) {
    return "{ \"resourceType\" : \"Encounter\", \"id\":\"e1\",\"meta\":{\"versionId\":\"1\"}, \"x\":"
        + ODD.replace(EXTENSION, "\"y\":1e2")
        + ",\n \"status\" : \""
        + status
        + "\", \"_status\":{\"id\":\"s\"}, \"class\":{\"code\":\""
        + kind
        + "\"},\"subject\":{\"reference\":\"Patient/p1\"}, \"statusHistory\" : [ ],"
        + more
        + "}";
  }

  private static String at(String text, int version) {
    return text.replace("\"versionId\":\"1\"", "\"versionId\":\"" + version + "\"");
  }

  private FixRoom room(Fix fix) {
    return new FixRoom(folder.resolve(UUID.randomUUID().toString()), fix.chart());
  }

  private static FixRow row(FixBook.Answer answer) {
    assertThat(answer).isInstanceOf(Ended.class);
    return ((Ended) answer).row();
  }

  private static boolean stands(FixRoom room, Fix fix) {
    return room.desk.open(FixRoom.clinician(), Permission.FIX_CHART).review().findings().stream()
        .anyMatch(one -> one.rule().equals(fix.rule()));
  }

  @ParameterizedTest
  @MethodSource("fixes")
  void correction_shownWrittenAndTakenBack_changesNothingElse(Fix fix) {
    try (FixRoom room = room(fix)) {
      FixBook.Ready ready = room.preview(fix.rule(), fix.value());
      assertThat(ready.lines()).isEqualTo(fix.lines());
      assertThat(ready.order().resource()).hasToString(fix.name());
      assertThat(room.ehr.writes()).isEmpty();

      FixRow written = row(room.write(ready.order()));
      assertThat(written.ending().state()).isEqualTo(State.WRITTEN);
      assertThat(written.ending().reason()).isEmpty();
      assertThat(room.ehr.text(fix.name())).isEqualTo(fix.written());
      assertThat(room.ehr.writes().stream().filter(one -> !one.startsWith("POST Provenance")))
          .hasSize(1);
      assertThat(stands(room, fix)).as("the gap").isFalse();

      FixRow undone =
          row(room.fixes.undo(FixRoom.clinician(), written.id(), UUID.randomUUID().toString()));
      assertThat(undone.ending().state()).isEqualTo(State.WRITTEN);
      assertThat(room.ehr.text(fix.name())).isEqualTo(at(fix.text(), 3));
      assertThat(stands(room, fix)).as("the gap again").isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("fixes")
  void correction_refused_leavesNothing(Fix fix) {
    for (int status : List.of(403, 422, 412)) {
      try (FixRoom room = room(fix)) {
        FixBook.Order order = room.preview(fix.rule(), fix.value()).order();
        room.ehr.refuses = status;
        FixRow.Ending ending = row(room.write(order)).ending();
        assertThat(ending.state()).isEqualTo(status == 412 ? State.CHANGED : State.REFUSED);
        assertThat(ending.reason()).isEqualTo(status == 412 ? "" : "" + status);
        assertThat(room.ehr.text(fix.name())).isEqualTo(fix.text());
        assertThat(room.ehr.all("Provenance")).isEmpty();
        assertThat(room.fixes.history(FixRoom.clinician()).get(0).ending().state())
            .isEqualTo(ending.state());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fixes")
  void correction_asAPatch_hasAPlaceForWhatItAdds(Fix fix) {
    try (FixRoom room = room(fix)) {
      room.ehr.offered = Set.of("create", "patch");
      row(room.write(room.preview(fix.rule(), fix.value()).order()));
      String patch = room.ehr.writes().get(0);
      assertThat(patch).startsWith("PATCH " + fix.name());
      boolean holder = fix.text().contains("\"hospitalization\":");
      assertThat(patch.contains("/hospitalization/dischargeDisposition"))
          .isEqualTo(holder && fix.value().equals("snf"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,doubtful,NOTHING_CHOSEN",
    "0,entered-in-error,NOTHING_CHOSEN",
    "0,'',NOTHING_CHOSEN",
    "3,2026-11-11,BAD_DAY",
    "3,2026-11-24,BAD_DAY",
    "3,yesterday,NOTHING_CHOSEN",
    "3,'',NOTHING_CHOSEN",
    "6,nowhere,NOTHING_CHOSEN",
    "6,'',NOTHING_CHOSEN"
  })
  void value_thatCannotStand_isNotPreviewed(int index, String value, Objection because) {
    Fix fix = fixes().toList().get(index);
    try (FixRoom room = room(fix)) {
      String finding = room.finding(fix.rule());
      assertThat(room.fixes.preview(FixRoom.clinician(), finding, value, Locale.ENGLISH))
          .isEqualTo(new Stopped(because));
      assertThat(room.ehr.writes()).isEmpty();
    }
  }
}
