package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.fhir.read.Reading.ref;

import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Money;
import org.rimborso.chart.Payment;
import org.rimborso.chart.Payment.Part;

/** What was paid: PaymentNotice and PaymentReconciliation. */
class PaymentReadersTest {
  private static final String RECONCILIATION =
      """
      {"resourceType":"PaymentReconciliation","id":"p1","status":"active",
       "paymentIssuer":{"reference":"%s"},"paymentAmount":{"value":100,"currency":"USD"},
       "detail":[
         {"request":{"reference":"Claim/c1"},"response":{"reference":"ClaimResponse/r1"},
          "amount":{"value":60.50,"currency":"USD"}},
         {"request":{"reference":"Claim/other"},"amount":{"value":39.50,"currency":"USD"}}]}
      """;
  private static final String NOTICE =
      """
      {"resourceType":"PaymentNotice","id":"n1","status":"active",
       "request":{"reference":"Claim/c1"}%s,"payment":{"reference":"PaymentReconciliation/p1"},
       "amount":{"value":20,"currency":"USD"}}
      """;
  private static final Part FIRST =
      new Part(
          Optional.of(ref("Claim/c1")),
          Optional.of(ref("ClaimResponse/r1")),
          Optional.of(Money.of("60.50", "USD")));

  @ParameterizedTest
  @CsvSource({"Organization/o1,false", "Patient/p1,true", "RelatedPerson/m1,true"})
  void reconciliation_issuer_tellsWhoPaid(String issuer, boolean fromPatient) {
    Payment payment = Reading.read(RECONCILIATION.formatted(issuer), Payment.class);

    assertThat(payment.fromPatient()).isEqualTo(fromPatient);
    assertThat(payment.stands()).isTrue();
    assertThat(payment.announces()).isEmpty();
    assertThat(payment.parts()).hasSize(2).first().isEqualTo(FIRST);
  }

  @Test
  void notice_withoutAnAnswer_isThePatients() {
    Payment payment = Reading.read(NOTICE.formatted(""), Payment.class);

    assertThat(payment.fromPatient()).isTrue();
    assertThat(payment.announces()).contains(ref("PaymentReconciliation/p1"));
    assertThat(payment.parts())
        .containsExactly(
            new Part(
                Optional.of(ref("Claim/c1")),
                Optional.empty(),
                Optional.of(Money.of("20", "USD"))));
  }

  @Test
  void notice_ofAnAnswer_isThePayers() {
    String answer = ",\"response\":{\"reference\":\"ClaimResponse/r1\"}";

    assertThat(Reading.read(NOTICE.formatted(answer), Payment.class).fromPatient()).isFalse();
  }

  @Test
  void chart_paymentForMany_holdsOnlyThePatientsPart() {
    ChartAssembler assembler = new ChartAssembler();
    for (String json :
        new String[] {
          RECONCILIATION.formatted("Organization/o1"), claim("c1", "p1"), claim("other", "p2")
        }) {
      Reading.items(json).forEach(assembler);
    }

    Chart own = assembler.ofPatient(ref("Patient/p1"), Reading.TODAY, ZoneOffset.UTC).chart();
    assertThat(own.all(Payment.class))
        .singleElement()
        .satisfies(payment -> assertThat(payment.parts()).containsExactly(FIRST));
    assertThat(assembler.ofAll(Reading.TODAY, ZoneOffset.UTC))
        .extracting(assembled -> assembled.chart().all(Payment.class).get(0).parts().size())
        .containsExactly(1, 1);
  }

  private static String claim(String id, String patient) {
    return """
        {"resourceType":"Claim","id":"%s","status":"active","use":"claim",
         "patient":{"reference":"Patient/%s"}}
        """
        .formatted(id, patient);
  }
}
