package org.rimborso.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Note;
import org.rimborso.chart.Resource;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.References;

/** What is written is read back as it was, and never as a payer's answer. */
class RoundTripTest {
  private static final ReadOptions OPTIONS =
      new ReadOptions(Optional.empty(), References.ofServer(Samples.BASE));

  private static List<Item> read(String json) {
    List<Item> items = new ArrayList<>();
    assertThat(new BundleReader(OPTIONS).read(Samples.bytes(json), items::add).isWhole()).isTrue();
    return items;
  }

  private static String stored(String json) {
    return json.replaceFirst(
        "\"resourceType\":\"ClaimResponse\"", "\"resourceType\":\"ClaimResponse\",\"id\":\"f1\"");
  }

  @Test
  void notes_writtenAndRead_areEqual() {
    Note first = Samples.fullNote("n1");
    Note second = Samples.note("n2", "a\tb\nc \"quoted\" \\ = <script> \u200E\u00e9\ud83d\ude00");
    String json = stored(Samples.composed(Samples.claim(""), first));
    String both = new FollowUpWriter().append(Samples.record(json), second);
    List<Item> items = read(both);
    assertThat(items).singleElement().satisfies(item -> assertThat(item.limitations()).isEmpty());
    Resource resource = items.get(0).resource().orElseThrow();
    assertThat(resource).isInstanceOf(FollowUp.class);
    FollowUp record = (FollowUp) resource;
    assertThat(record.account()).isEqualTo(Samples.CLAIM);
    assertThat(record.patient()).contains(Samples.PATIENT);
    assertThat(record.notes()).containsExactly(first, second);
  }

  @ParameterizedTest
  @EnumSource(Note.Kind.class)
  void note_ofEveryKind_isReadAsThatKind(Note.Kind kind) {
    Note plain = Samples.note("n1", "x");
    Note note =
        new Note(
            plain.id(),
            new Note.Author("", "Known by name only"),
            plain.written(),
            kind,
            plain.text(),
            plain.contact(),
            plain.referenceNumber(),
            plain.promisedAmount(),
            plain.promisedOn(),
            plain.followUpOn(),
            Note.Status.ENTERED_IN_ERROR);
    String json = stored(Samples.composed(Samples.claim(""), note));
    assertThat(FollowUpPackage.faults(json)).isEmpty();
    FollowUp record = (FollowUp) read(json).get(0).resource().orElseThrow();
    assertThat(record.notes()).containsExactly(note);
  }

  @Test
  void record_withdrawn_isReadAsNothing() {
    String json = stored(Samples.composed(Samples.claim(""), Samples.note("n1", "x")));
    assertThat(read(new FollowUpWriter().withdraw(Samples.record(json))))
        .allSatisfy(item -> assertThat(item.resource()).isEmpty());
  }
}
