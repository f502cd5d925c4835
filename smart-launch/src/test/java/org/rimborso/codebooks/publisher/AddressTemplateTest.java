package org.rimborso.codebooks.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTemplateTest {

  @ParameterizedTest
  @CsvSource({
    "{fiscalYear}.zip, 2026-09-30,, FY2026 FY2027",
    "{fiscalYear}.zip, 2026-10-01,, FY2027 FY2028",
    "{fiscalYear}.zip, 2026-10-01, 2025, FY2025 FY2026 FY2027 FY2028",
    "{fiscalYear}.zip, 2026-10-01, 2030, FY2027 FY2028",
    "{aprilYear}.zip, 2026-03-31,, April 2025 April 2026",
    "{aprilYear}.zip, 2026-04-01,, April 2026 April 2027",
    "{year}.zip, 2026-11-23,, 2026 2027",
    "{year}-{quarter}.zip, 2026-12-31,, 2026 Q4 2027 Q1",
    "{month}-{year}.zip, 2026-07-01, 2026, 2026 Q1 2026 Q2 2026 Q3 2026 Q4"
  })
  void addresses_ofADay_areTheEditionInForceTheNextAndThoseSince(
      String file, LocalDate today, Integer since, String labels) {
    List<AddressTemplate.Address> addresses =
        new AddressTemplate("https://x.org/" + file)
            .addresses(today, since == null ? OptionalInt.empty() : OptionalInt.of(since));
    assertThat(String.join(" ", addresses.stream().map(AddressTemplate.Address::label).toList()))
        .isEqualTo(labels);
  }

  @Test
  void addresses_withMonth_nameTheQuartersFirst() {
    List<AddressTemplate.Address> addresses =
        new AddressTemplate("https://x.org/{month}-{year}.zip")
            .addresses(LocalDate.of(2026, 11, 23), OptionalInt.empty());
    assertThat(addresses)
        .extracting(address -> address.uri().toString())
        .containsExactly("https://x.org/october-2026.zip", "https://x.org/january-2027.zip");
    assertThat(addresses.get(1).from()).isEqualTo(LocalDate.of(2027, 1, 1));
  }

  @Test
  void addresses_withoutPlaceholder_areOneForEver() {
    assertThat(
            new AddressTemplate("https://x.org/list.zip")
                .addresses(LocalDate.of(2026, 11, 23), OptionalInt.of(2020)))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://x.org/{week}.zip",
        "https://x.org/{quarter}.zip",
        "https://x.org/{year}/{fiscalYear}.zip",
        "https://x.org/{year.zip",
        "https://x.org/a b"
      })
  void template_thatCannotBeFilled_isRefused(String text) {
    assertThatThrownBy(() -> new AddressTemplate(text))
        .as(Arrays.toString(text.toCharArray()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
