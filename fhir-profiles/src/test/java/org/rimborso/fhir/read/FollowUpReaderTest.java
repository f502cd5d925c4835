package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.fhir.read.Reading.ref;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.FollowUp;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;

/** Our own follow-up records, which no reader may take for an answer. */
class FollowUpReaderTest {
  @Test
  void followUp_ours_becomesNotesAndNoAnswer() {
    FollowUp record = Reading.read(Samples.FOLLOW_UP, FollowUp.class);
    assertThat(record.account()).isEqualTo(ref("Claim/c1"));
    assertThat(record.version()).contains("4");
    assertThat(record.notes())
        .containsExactly(
            new Note(
                "n-1",
                new Note.Author("Practitioner/demo-biller", "B. Iller"),
                Instant.parse("2026-11-10T14:30:00Z"),
                Note.Kind.CALL,
                "Called; they look into it.",
                Optional.of("Sam"),
                Optional.of("REF 1"),
                Optional.of(Money.of("12.00", "USD")),
                Optional.of(LocalDate.of(2026, 12, 1)),
                Optional.of(LocalDate.of(2026, 12, 2)),
                Note.Status.ENTERED_IN_ERROR));
  }

  @Test
  void followUp_anyOneMark_isEnough() {
    String tagOnly =
        Samples.FOLLOW_UP.replace("'modifierExtension'", "'x'").replace("'profile'", "'y'");
    String profileOnly =
        Samples.FOLLOW_UP.replace("'modifierExtension'", "'x'").replace("'tag'", "'y'");
    String modifierOnly = Samples.FOLLOW_UP.replace("'meta'", "'x'");
    for (String json : List.of(tagOnly, profileOnly, modifierOnly)) {
      assertThat(Reading.item(json).resource().orElseThrow()).isInstanceOf(FollowUp.class);
    }
  }

  @Test
  void followUp_withoutRequest_namesItsAccountByIdentifier() {
    String json =
        Samples.FOLLOW_UP
            .replace("'request':{'reference':'Claim/c1'},", "")
            .replace("'value':'Claim/c1'", "'value':'ExplanationOfBenefit/b1'");
    assertThat(Reading.read(json, FollowUp.class).account())
        .isEqualTo(ref("ExplanationOfBenefit/b1"));
  }

  @Test
  void followUp_enteredInError_isNotRead() {
    Item item = Reading.item(Samples.FOLLOW_UP.replace("'draft'", "'entered-in-error'"));
    assertThat(item.resource()).isEmpty();
    assertThat(item.limitations()).isEmpty();
  }

  @Test
  void followUp_noteWithoutId_isSaidToBeUnread() {
    String json = Samples.FOLLOW_UP.replace("{'url':'id','valueString':'n-1'},", "");
    assertThat(Reading.read(json, FollowUp.class).notes()).isEmpty();
    assertThat(Reading.missing(json)).containsExactly("ClaimResponse.processNote");
  }

  @Test
  void followUp_remarkOfOthers_isTheirs() {
    String json =
        Samples.FOLLOW_UP.replace(
            "'processNote':[", "'processNote':[{'number':9,'text':'Seen by the auditor.'},");
    FollowUp read = Reading.read(json, FollowUp.class);
    assertThat(read.remarks())
        .extracting(one -> one.text())
        .containsExactly("Seen by the auditor.");
    assertThat(read.notes())
        .hasSize(Reading.read(Samples.FOLLOW_UP, FollowUp.class).notes().size());
    assertThat(Reading.missing(json)).isEmpty();
  }
}
