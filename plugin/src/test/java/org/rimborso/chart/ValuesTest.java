package org.rimborso.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  @ParameterizedTest
  @CsvSource({
    "120, USD, 120.00",
    "120.5, USD, 120.50",
    "120.125, USD, 120.125",
    "120, JPY, 120",
    "1E+3, USD, 1000.00",
    "0.000, XYZ, 0.00"
  })
  void plain_amount_keepsItsDigits(String value, String currency, String shown) {
    assertThat(Money.of(value, currency).plain()).isEqualTo(shown);
  }

  @Test
  void plus_otherCurrency_isRefused() {
    assertThatThrownBy(() -> Money.of("1", "USD").plus(Money.of("1", "EUR")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sum_noneOrMixed_isUnknown() {
    assertThat(Money.sum(List.of())).isEmpty();
    assertThat(Money.sum(List.of(Money.of("1", "USD"), Money.of("1", "EUR")))).isEmpty();
    assertThat(Money.sum(List.of(Money.of("0.10", "USD"), Money.of("0.20", "USD"))))
        .hasValue(new Money(new BigDecimal("0.30"), "USD"));
  }

  @Test
  void within_oneMinorUnit_dependsOnTheCurrency() {
    assertThat(Money.of("1.00", "USD").within(1, Money.of("1.01", "USD"))).isTrue();
    assertThat(Money.of("1.00", "USD").within(1, Money.of("1.011", "USD"))).isFalse();
    assertThat(Money.of("100", "JPY").within(1, Money.of("101", "JPY"))).isTrue();
    assertThat(Money.of("1", "USD").within(9, Money.of("1", "EUR"))).isFalse();
  }

  @Test
  void partialDate_shown_asWritten() {
    assertThat(PartialDate.ofYear(2026)).hasToString("2026");
    assertThat(PartialDate.of(YearMonth.of(2026, 11))).hasToString("2026-11");
    assertThat(PartialDate.of(DAY)).hasToString("2026-11-02");
  }

  @Test
  void partialDate_vague_isNeitherBeforeNorAfterWhatItMayBe() {
    PartialDate year = PartialDate.ofYear(2026);

    assertThat(year.isBefore(PartialDate.of(DAY))).isFalse();
    assertThat(year.isAfter(PartialDate.of(DAY))).isFalse();
    assertThat(year.isBefore(PartialDate.ofYear(2027))).isTrue();
    assertThat(year.day()).isEmpty();
  }

  @Test
  void covers_vagueEnd_hasThreeAnswers() {
    Period period =
        new Period(
            Optional.of(PartialDate.of(YearMonth.of(2026, 11))),
            Optional.of(PartialDate.ofYear(2027)));

    assertThat(period.covers(LocalDate.of(2026, 10, 31))).isEqualTo(Period.Answer.NO);
    assertThat(period.covers(DAY)).isEqualTo(Period.Answer.UNKNOWN);
    assertThat(period.covers(LocalDate.of(2026, 12, 1))).isEqualTo(Period.Answer.YES);
    assertThat(period.covers(LocalDate.of(2027, 6, 1))).isEqualTo(Period.Answer.UNKNOWN);
    assertThat(period.covers(LocalDate.of(2028, 1, 1))).isEqualTo(Period.Answer.NO);
  }

  @Test
  void mayOverlap_openEnd_reachesEverywhere() {
    Period since = new Period(Optional.of(PartialDate.of(DAY)), Optional.empty());

    assertThat(since.mayOverlap(Period.on(LocalDate.of(2030, 1, 1)))).isTrue();
    assertThat(since.mayOverlap(Period.on(LocalDate.of(2026, 11, 1)))).isFalse();
    assertThat(Period.UNKNOWN.mayOverlap(since)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Claim/c1, true",
    "Claim/c1/_history/1, false",
    "claim/c1, false",
    "Claim/, false",
    "Claim/a b, false",
    "http://ehr/Claim/c1, false",
    "'', false"
  })
  void parse_reference_onlyTypeAndId(String text, boolean parsed) {
    assertThat(Reference.parse(text).isPresent()).isEqualTo(parsed);
  }

  @Test
  void npi_partyNamedByIt_isTold() {
    Party party =
        new Party(
            Optional.empty(),
            Optional.of("http://hl7.org/fhir/sid/us-npi|1234567893"),
            Optional.empty());

    assertThat(party.npi()).hasValue("1234567893");
    assertThat(new Party(Optional.empty(), Optional.of("mrn|1"), Optional.empty()).npi()).isEmpty();
  }
}
