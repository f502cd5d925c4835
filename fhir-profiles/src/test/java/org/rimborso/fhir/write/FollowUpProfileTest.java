package org.rimborso.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.chart.Note;

class FollowUpProfileTest {

  static List<Path> definitions() {
    return FollowUpPackage.definitions();
  }

  static List<Path> examples() {
    return FollowUpPackage.examples();
  }

  /**
   * The validator would fetch the package of the base specification to look into the snapshot of an
   * extension. It has no network here; that the snapshots can be made, the examples show.
   */
  @ParameterizedTest
  @MethodSource("definitions")
  void definition_asShipped_isValid(Path file) {
    assertThat(FollowUpPackage.faults(FollowUpPackage.text(file)))
        .allMatch(fault -> fault.contains("Unable to resolve package id hl7.fhir.r4.core#null"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_asShipped_isValid(Path file) {
    assertThat(FollowUpPackage.faults(FollowUpPackage.text(file))).isEmpty();
  }

  @Test
  void codeSystems_ofNotes_sayWhatTheModelKnows() {
    assertThat(codes("CodeSystem-note-kind.json"))
        .containsExactlyElementsOf(Arrays.stream(Note.Kind.values()).map(Note.Kind::code).toList());
    assertThat(codes("CodeSystem-note-status.json"))
        .containsExactlyElementsOf(
            Arrays.stream(Note.Status.values()).map(Note.Status::code).toList());
  }

  /** Each breaks one demand of the profile. */
  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            "adjudication",
            "\"outcome\"",
            "\"adjudication\":[{\"category\":{\"text\":\"paid\"}}],\"outcome\""),
        Arguments.of(
            "total",
            "\"outcome\"",
            "\"total\":[{\"category\":{\"text\":\"t\"},\"amount\":{\"value\":1,\"currency\":\"USD\"}}],\"outcome\""),
        Arguments.of(
            "payment",
            "\"outcome\"",
            "\"payment\":{\"type\":{\"text\":\"c\"},\"amount\":{\"value\":1,\"currency\":\"USD\"}},\"outcome\""),
        Arguments.of("modifierExtension", "provider-follow-up", "other-extension"),
        Arguments.of("modifierExtension", "\"valueBoolean\":true", "\"valueBoolean\":false"),
        Arguments.of("status", "\"status\":\"draft\"", "\"status\":\"active\""),
        Arguments.of("outcome", "\"queued\"", "\"complete\""),
        Arguments.of("identifier", "https://rimborso.org/fhir/follow-up\"", "urn:other\""),
        Arguments.of("tag", "CodeSystem/tag", "CodeSystem/other"),
        Arguments.of("note", "\"valueCode\":\"call\"", "\"valueCode\":\"shout\""),
        Arguments.of("note", "{\"url\":\"id\",\"valueString\":\"n1\"},", ""),
        Arguments.of("processNote", "\"number\":1,", ""));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void record_breakingTheProfile_isRefused(String what, String from, String to) {
    String good = Samples.composed(Samples.claim(""), Samples.note("n1", "Called."));
    String bad = good.replace(from, to);
    assertThat(bad).isNotEqualTo(good);
    assertThat(FollowUpPackage.faults(good)).isEmpty();
    assertThat(FollowUpPackage.faults(bad)).as(what).isNotEmpty();
  }

  @Test
  void record_withOneNoteTwice_isRefused() {
    String good = Samples.composed(Samples.claim(""), Samples.note("n1", "Called."));
    FollowUpRecord record = Samples.stored(good, "f1");
    String twice =
        new FollowUpWriter()
            .append(record, Samples.note("n2", "Again."))
            .replace("\"valueString\":\"n2\"", "\"valueString\":\"n1\"");
    assertThat(FollowUpPackage.faults(twice)).anyMatch(fault -> fault.contains("rimborso-1"));
  }

  private static List<String> codes(String file) {
    return FollowUpRecord.elements(
            Json.resource(
                    Samples.bytes(FollowUpPackage.text(FollowUpPackage.folder().resolve(file))))
                .orElseThrow(),
            "concept")
        .map(one -> one.path("code").asText())
        .toList();
  }
}
