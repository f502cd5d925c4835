package org.rimborso.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Note;

class LetterWriterTest {
  private static final Note NOTE = Samples.note("n1-letter", "Letter made: Appeal.");
  private static final byte[] PDF = "%PDF-1.7 synthetic".getBytes(StandardCharsets.UTF_8);
  private static final String DATA = Base64.getEncoder().encodeToString(PDF);
  private static final LetterFile LETTER =
      new LetterFile("Appeal of a denied claim", "en", LocalDate.of(2026, 11, 2), PDF);

  private final String written =
      new LetterWriter().documentReference(NOTE, LETTER, Samples.PATIENT, Samples.CLAIM);

  private static NoteResource stored(String json) {
    return NoteResource.of(Samples.bytes(json.replaceFirst("\\{", "{\"id\":\"x1\",")), Samples.BASE)
        .orElseThrow();
  }

  @Test
  void letter_written_isAValidFinalDocumentAboutItsAccount() {
    assertThat(FollowUpPackage.faults(written)).isEmpty();
    assertThat(written)
        .contains(
            "\"docStatus\":\"final\"",
            "\"system\":\"http://loinc.org\",\"code\":\"51852-2\"",
            "\"subject\":{\"reference\":\"Patient/p1\"}",
            "Practitioner/b1",
            "\"description\":\"Appeal of a denied claim\"",
            "\"contentType\":\"application/pdf\"",
            "\"size\":" + PDF.length,
            "\"hash\":\"" + LETTER.hash() + "\"",
            "\"creation\":\"2026-11-02\"",
            "\"related\":[{\"reference\":\"Claim/c1\"}]")
        .doesNotContain("Letter made");
  }

  @Test
  void letter_readBack_isKeptWhereItsBytesAreOrTheirAddressAndHash() {
    assertThat(stored(written).keepsFile(LETTER.hash())).isTrue();
    String moved = written.replace("\"data\":\"" + DATA + "\"", "\"url\":\"Binary/b1\"");
    assertThat(moved).isNotEqualTo(written);
    assertThat(stored(moved).keepsFile(LETTER.hash())).isTrue();
    assertThat(stored(moved.replace(LETTER.hash(), "AAAA")).keepsFile(LETTER.hash())).isFalse();
  }

  /** What an EHR says of the bytes counts nothing beside the bytes. */
  @Test
  void letter_withOtherBytes_isNotKept() {
    assertThat(stored(written.replace(DATA, "JVBERi0x")).keepsFile(LETTER.hash())).isFalse();
    assertThat(stored(written.replace(DATA, "not base64")).keepsFile(LETTER.hash())).isFalse();
    String gone = written.replace("\"data\":\"" + DATA + "\",", "");
    assertThat(stored(gone).keepsFile(LETTER.hash())).isFalse();
  }

  @Test
  void letter_struckThrough_isValidAndKeepsItsBytes() {
    String struck = new NoteWriter().strike(stored(written));
    assertThat(FollowUpPackage.faults(struck)).isEmpty();
    NoteResource after = NoteResource.of(Samples.bytes(struck), Samples.BASE).orElseThrow();
    assertThat(after.isStruck()).isTrue();
    assertThat(after.keepsFile(LETTER.hash())).isTrue();
  }
}
