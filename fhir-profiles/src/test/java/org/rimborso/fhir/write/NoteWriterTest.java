package org.rimborso.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

class NoteWriterTest {
  private static final Note NOTE = Samples.fullNote("n1");
  private static final NoteContent CONTENT = new NoteContent(NOTE);
  private static final String OUR_SYSTEM = "https://rimborso.org/fhir/note";
  private final NoteWriter writer = new NoteWriter();

  private String written(String type) {
    return type.equals("Communication")
        ? writer.communication(NOTE, Samples.PATIENT, Samples.CLAIM)
        : writer.documentReference(NOTE, Samples.PATIENT, Samples.CLAIM);
  }

  private static NoteResource stored(String json) {
    String withId = json.replaceFirst("\\{", "{\"id\":\"x1\",");
    return NoteResource.of(Samples.bytes(withId), Samples.BASE).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Communication", "DocumentReference"})
  void note_written_isValidAndReadsBackAsItself(String type) {
    String json = written(type);
    assertThat(FollowUpPackage.faults(json)).isEmpty();
    NoteResource resource = stored(json);
    assertThat(resource.reference()).isEqualTo(new Reference(type, "x1"));
    assertThat(resource.is(CONTENT, Samples.PATIENT)).isTrue();
    assertThat(resource.keepsTextOf(NOTE)).isTrue();
    assertThat(json).contains("\"Claim/c1\"", "Practitioner/b1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Communication", "DocumentReference"})
  void note_ofAnotherPatientIdOrStatus_isNotTaken(String type) {
    String json = written(type);
    NoteResource resource = stored(json);
    assertThat(resource.is(CONTENT, new Reference("Patient", "p2"))).isFalse();
    assertThat(resource.is(new NoteContent(Samples.fullNote("n2")), Samples.PATIENT)).isFalse();
    String withdrawn = json.replaceFirst("\"(completed|current)\"", "\"entered-in-error\"");
    assertThat(stored(withdrawn).is(CONTENT, Samples.PATIENT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Communication", "DocumentReference"})
  void note_struckThrough_isValidAndKeepsItsText(String type) {
    NoteResource resource = stored(written(type));
    assertThat(resource.isActive()).isTrue();
    String struck = writer.strike(resource);
    assertThat(FollowUpPackage.faults(struck)).isEmpty();
    NoteResource after = NoteResource.of(Samples.bytes(struck), Samples.BASE).orElseThrow();
    assertThat(after.isStruck()).isTrue();
    assertThat(after.isActive()).isFalse();
    assertThat(after.names(CONTENT, Samples.PATIENT)).isTrue();
    assertThat(after.keepsTextOf(NOTE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Communication", "DocumentReference"})
  void note_whoseIdentifierWasDropped_isKnownByTextAndTime(String type) {
    String json = written(type).replace(OUR_SYSTEM, "urn:other");
    assertThat(stored(json).is(CONTENT, Samples.PATIENT)).isTrue();
    assertThat(stored(json).is(new NoteContent(Samples.note("n1", "Another.")), Samples.PATIENT))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Claim", "Task"})
  void resource_ofAnotherType_isNone(String type) {
    String json = "{\"resourceType\":\"" + type + "\",\"id\":\"x\"}";
    assertThat(NoteResource.of(Samples.bytes(json), Samples.BASE)).isEqualTo(Optional.empty());
  }
}
