package org.rimborso.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.rule.Message;
import org.rimborso.web.sample.Sentences;

class WordsTest {
  @Test
  void day_inBothLanguages_readsAsItsReadersWriteIt() {
    LocalDate day = LocalDate.of(2026, 11, 3);
    assertThat(Words.ENGLISH.day(day)).isEqualTo(new Day("2026-11-03", "3 Nov 2026"));
    assertThat(Words.ITALIAN.day(day)).isEqualTo(new Day("2026-11-03", "3 nov 2026"));
  }

  @Test
  void day_partialDate_staysAsVagueAsItWasWritten() {
    assertThat(Words.ENGLISH.day(PartialDate.ofYear(2026)).shown()).isEqualTo("2026");
    assertThat(Words.ENGLISH.day(PartialDate.of(YearMonth.of(2026, 11))))
        .isEqualTo(new Day("2026-11", "Nov 2026"));
  }

  @Test
  void amount_ofAnyScale_isNeverRounded() {
    assertThat(Words.ENGLISH.amount(Money.of("1084", "USD"))).isEqualTo("1,084.00");
    assertThat(Words.ITALIAN.amount(Money.of("1084.5", "EUR"))).isEqualTo("1.084,50");
    assertThat(Words.ENGLISH.amount(Money.of("0.12345", "USD"))).isEqualTo("0.12345");
    assertThat(Words.ENGLISH.amount(Money.of("123456789012345678.91", "USD")))
        .isEqualTo("123,456,789,012,345,678.91");
    assertThat(Words.ENGLISH.amount(Money.of("-54", "USD"))).isEqualTo("\u221254.00");
  }

  @Test
  void withoutAmounts_anySentence_holdsNone() {
    Words blind = Words.ENGLISH.withoutAmounts();
    Money amount = Money.of("31337.42", "USD");
    assertThat(blind.money(amount) + blind.amount(amount)).doesNotContain("31");
    assertThat(blind.say("account.open-payer", amount)).doesNotContain("31");
    Message inner = Message.of(Sentences.class, "sample.amount", amount);
    assertThat(blind.say(Message.of(Sentences.class, "sample.header", inner)))
        .contains("The charge of")
        .doesNotContain("31");
  }

  @Test
  void time_atTheSite_isTheSites() {
    Instant moment = Instant.parse("2026-11-23T19:02:00Z");
    assertThat(Words.ENGLISH.time(moment, ZoneId.of("America/New_York"))).isEqualTo("14:02");
  }

  @Test
  void code_withoutWords_isShownAsSent() {
    assertThat(Words.ENGLISH.code("gender", "female")).isEqualTo("female");
    assertThat(Words.ENGLISH.code("gender", "{0}'x")).isEqualTo("{0}'x");
  }
}
