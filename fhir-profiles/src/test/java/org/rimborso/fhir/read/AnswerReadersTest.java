package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.fhir.read.Reading.ref;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;

/** Payers' answers: ClaimResponse and ExplanationOfBenefit. */
class AnswerReadersTest {
  @Test
  void claimResponse_full_readsTheAnswer() {
    ClaimResponse response = Reading.read(Samples.CLAIM_RESPONSE, ClaimResponse.class);
    Answer answer = response.answer();
    assertThat(response.request()).contains(ref("Claim/c1"));
    assertThat(answer.outcome()).contains("complete");
    assertThat(answer.created()).contains(PartialDate.of(LocalDate.of(2026, 11, 20)));
    assertThat(answer.insurer().identifier()).contains("CMS");
    assertThat(answer.payment().orElseThrow().amount()).contains(Money.of("0.00", "USD"));
    assertThat(answer.payment().orElseThrow().adjustment()).contains(Money.of("1", "USD"));
    assertThat(answer.notes())
        .containsExactly(new Answer.ProcessNote(Optional.of(1), "Name the referring provider."));
    assertThat(answer.errors().get(0).hasCode("a001")).isTrue();
    assertThat(answer.totals()).hasSize(1);
    assertThat(answer.adjudication()).hasSize(1);
    assertThat(response.authorization()).contains("PA-7");
    assertThat(response.authorized())
        .isEqualTo(Period.of(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30)));
  }

  @Test
  void claimResponse_line_readsReasonRemarkAndGroup() {
    Answer answer = Reading.read(Samples.CLAIM_RESPONSE, ClaimResponse.class).answer();
    assertThat(answer.lines()).extracting(Answer.LineAnswer::sequence).containsExactly(1, 2);
    Adjudication denied = answer.lines().get(0).adjudication().get(1);
    assertThat(denied.group()).contains("CO");
    assertThat(denied.reasons().get(0).hasCode("16")).isTrue();
    assertThat(denied.reasons().get(0).hasCode("N56")).isTrue();
    assertThat(denied.value()).contains(new BigDecimal("2"));
    assertThat(answer.lines().get(0).adjudication().get(0).group()).isEmpty();
    assertThat(answer.lines().get(0).noteNumbers()).containsExactly(1);
  }

  @Test
  void benefit_full_readsBillAndAnswer() {
    ExplanationOfBenefit benefit = Reading.read(Samples.BENEFIT, ExplanationOfBenefit.class);
    assertThat(benefit.claim()).contains(ref("Claim/c9"));
    assertThat(benefit.bill().total()).contains(Money.of("85.55", "USD"));
    assertThat(benefit.bill().insurance().get(0).coverage().reference()).isEmpty();
    assertThat(benefit.bill().insurance().get(0).sequence()).isEqualTo(1);
    assertThat(benefit.bill().lines()).hasSize(1);
    assertThat(benefit.bill().isFromBenefit()).isTrue();
    assertThat(benefit.answer().lines().get(0).adjudication().get(0).amount())
        .contains(Money.of("7.5", "USD"));
    assertThat(benefit.answer().insurer().display()).contains("Medicaid");
    assertThat(benefit.answer().notes()).hasSize(1);
  }

  @Test
  void anyResource_unknownModifierExtension_isLeftOutAndSaid() {
    Item item =
        Reading.item(
            Samples.CLAIM_RESPONSE.replace(
                "'status':'active'",
                "'status':'active','modifierExtension':[{'url':'https://x.example/not','valueBoolean':true}]"));
    assertThat(item.resource()).isEmpty();
    assertThat(item.patient()).contains(ref("Patient/p1"));
    assertThat(item.limitations().get(0).resource()).isEmpty();
    assertThat(item.limitations().get(0).missing()).isEqualTo("ClaimResponse.modifierExtension");
  }
}
