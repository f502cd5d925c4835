package org.rimborso.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.write.ProvenanceWriter.Activity;

class ProvenanceWriterTest {
  private static final Reference HOLDER = new Reference("ClaimResponse", "f1");
  private static final Instant RECORDED = Instant.parse("2026-11-02T09:15:03.123456Z");

  private static String written(Optional<String> version, Activity activity) {
    return new ProvenanceWriter()
        .write(Samples.note("n1", "Called."), HOLDER, version, activity, RECORDED);
  }

  private static JsonNode tree(String json) {
    return Json.resource(Samples.bytes(json)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"CREATE,1", "UPDATE,7", "UPDATE,"})
  void provenance_written_isValidAndNamesVersionAuthorAndNote(Activity activity, String version) {
    String json = written(Optional.ofNullable(version), activity);
    assertThat(FollowUpPackage.faults(json)).isEmpty();
    JsonNode tree = tree(json);
    assertThat(tree.at("/target/0/reference").asText())
        .isEqualTo("ClaimResponse/f1" + (version == null ? "" : "/_history/" + version));
    assertThat(tree.at("/activity/coding/0/code").asText()).isEqualTo(activity.name());
    assertThat(tree.at("/agent/0/who/reference").asText()).isEqualTo("Practitioner/b1");
    assertThat(tree.at("/agent/1/who/display").asText()).isEqualTo("Rimborso");
    assertThat(tree.at("/meta/tag/0/code").asText()).isEqualTo("n1");
    assertThat(tree.path("occurredDateTime").asText()).isEqualTo("2026-11-02T09:15:00.250+00:00");
    assertThat(tree.path("recorded").asText()).isEqualTo("2026-11-02T09:15:03.123Z");
  }

  @Test
  void provenance_says_nothingOfWhatTheNoteSays() {
    assertThat(written(Optional.of("1"), Activity.CREATE)).doesNotContain("Called.");
  }

  @ParameterizedTest
  @CsvSource({
    "https://rimborso.org/fhir/note,urn:other",
    "assembler,performer",
    "\"author\",\"performer\"",
    "occurredDateTime,other",
    "'\"target\":[','\"target\":[{\"reference\":\"Claim/c1\"},'"
  })
  void provenance_breakingTheProfile_isRefused(String from, String to) {
    String good = written(Optional.of("1"), Activity.CREATE);
    assertThat(good).contains(from);
    assertThat(FollowUpPackage.faults(good.replace(from, to))).isNotEmpty();
  }
}
