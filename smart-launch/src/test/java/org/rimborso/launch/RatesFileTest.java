package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Money;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.payer.Rates;
import org.rimborso.rule.Finding;
import org.rimborso.sweep.ChartFiles;

/** Contract rates as a site writes them, from the file to the finding. */
class RatesFileTest {
  private static final String HEAD = "code,modifiers,place,from,to,amount,currency,source\n";
  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

  @TempDir private Path folder;
  private Path configuration = Path.of("rimborso.yaml");

  @BeforeEach
  void configure() throws IOException {
    configuration = folder.resolve("rimborso.yaml");
    Files.writeString(
        configuration, "payers: [{name: Acme, match: {names: Acme}, rates: acme.csv}]");
  }

  private RuleSettings read(String table) throws IOException {
    Files.writeString(folder.resolve("acme.csv"), table);
    return SettingsFile.read(configuration, Map.of()).rules();
  }

  private Rates rates(String table) throws IOException {
    return read(table).payers().profiles().get(0).rates();
  }

  @Test
  void read_rows_tellTheirRates() throws IOException {
    Rates rates =
        rates(
            HEAD
                + "G0463,,,2026-01-01,,100.00,USD,Contract 2026 p. 4\n"
                + "G0463,26 LT,,2026-01-01,2026-12-31,40,USD,\n"
                + "G0463,,21,2026-01-01,,80.50,USD,\"Contract, part 2\"\n");

    assertThat(of(rates)).contains(rate("100.00", "Contract 2026 p. 4"));
    assertThat(of(rates, "26", "LT")).contains(rate("40", "acme.csv, line 3"));
    assertThat(rates.of(hcpcs("G0463"), List.of(), Optional.of("21"), DAY))
        .contains(rate("80.50", "Contract, part 2"));
    assertThat(rates.of(hcpcs("G0463"), List.of(), Optional.empty(), DAY.minusYears(1))).isEmpty();
  }

  @Test
  void read_requiredColumnsInAnyOrder_areEnough() throws IOException {
    Rates rates = rates("Amount\tCurrency\tCode\tFrom\n9.99\tEUR\tG0463\t2026-01-01\n\n");

    assertThat(of(rates)).contains(new Rates.Rate(Money.of("9.99", "EUR"), "acme.csv, line 2"));
  }

  private static Optional<Rates.Rate> of(Rates rates, String... modifiers) {
    return rates.of(
        hcpcs("G0463"),
        List.of(modifiers).stream().map(RatesFileTest::hcpcs).toList(),
        Optional.empty(),
        DAY);
  }

  private static CodeableConcept hcpcs(String code) {
    return CodeableConcept.of(CodeSystem.HCPCS, code);
  }

  private static Rates.Rate rate(String usd, String source) {
    return new Rates.Rate(Money.of(usd, "USD"), source);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          ,,,2026-01-01,,1,USD,            ! line 3, column code: expected a code, which is missing
          G/1,,,2026-01-01,,1,USD,         ! line 3, column code: expected a code, not 'G/1'
          G1,2,,2026-01-01,,1,USD,         ! line 3, column modifiers: expected modifiers of two letters or digits with spaces between them, not '2'
          G1,,office,2026-01-01,,1,USD,    ! line 3, column place: expected two digits, not 'office'
          G1,,,01/01/2026,,1,USD,          ! line 3, column from: expected a day such as 2026-01-01, not '01/01/2026'
          G1,,,2026-01-01,2025-01-01,1,USD, ! line 3, column to: expected a day such as 2026-01-01, not before the first, not '2025-01-01'
          G1,,,2026-01-01,,-1,USD,         ! line 3, column amount: expected an amount such as 92.40, not '-1'
          G1,,,2026-01-01,,1,Dollar,       ! line 3, column currency: expected a currency such as USD, not 'Dollar'
          G0463,,,2026-06-01,,99,USD,      ! line 3, column amount: expected the amount of line 2, or days beside it
          G1,,,2026-01-01,,1,USD,x,y       ! line 3: has more cells than the first line
          "G1                              ! a quoted cell does not end
          """)
  void read_wrongRow_isRefusedWithLineAndColumn(String row, String message) {
    assertThatThrownBy(() -> rates(HEAD + "G0463,,,2026-01-01,,100.00,USD,\n" + row + "\n"))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("payers[0].rates")
        .hasMessageContaining("acme.csv")
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "[{index}]")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          code,from,amount               ! line 1, column currency: expected this column, which is missing
          code,from,amount,currency,rate ! line 1, column rate: expected the columns code, modifiers, place
          code,code,from,amount,currency ! line 1, column code: expected the columns
          ''                             ! holds nothing
          """)
  void read_wrongHeading_isRefused(String heading, String message) {
    assertThatThrownBy(() -> rates(heading))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(message);
  }

  @Test
  void read_noSuchFile_isRefusedWithItsKey() {
    assertThatThrownBy(() -> SettingsFile.read(configuration, Map.of()))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining("payers[0].rates")
        .hasMessageContaining("acme.csv");
  }

  /** The payer pays all that it allows itself; only the contract tells that it is too little. */
  @Test
  void review_lineBelowTheContract_isFoundUnderpaid() throws IOException {
    assertThat(underpaid(HEAD + "G0463,,,2026-01-01,,100.00,USD,Contract 2026 p. 4\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.atRisk()).contains(Money.of("10.00", "USD"));
              assertThat(finding.message().in(Locale.ENGLISH))
                  .contains("Paid 10.00 USD below the 100.00 USD", "Contract 2026 p. 4");
            });
    assertThat(underpaid(HEAD + "G0463,,,2026-01-01,,90.50,USD,Contract 2026 p. 4\n")).isEmpty();
    assertThat(underpaid(HEAD + "G0463,,,2027-01-01,,100.00,USD,Contract 2027\n")).isEmpty();
  }

  @Test
  void review_siteThatToleratesMore_isSilent() throws IOException {
    Files.writeString(configuration, "\naccounts: {tolerance: 10}", StandardOpenOption.APPEND);

    assertThat(underpaid(HEAD + "G0463,,,2026-01-01,,100.00,USD,\n")).isEmpty();
    assertThat(underpaid(HEAD + "G0463,,,2026-01-01,,100.01,USD,\n")).hasSize(1);
  }

  private List<Finding> underpaid(String table) throws IOException {
    ChartFiles.Loaded loaded =
        new ChartFiles(Optional.of(ZoneOffset.UTC), new ByteArrayInputStream(chart()))
            .read(List.of("-"), LocalDate.of(2026, 11, 23));
    assertThat(loaded.problems()).isEmpty();
    return read(table)
        .reviewer(LoadedCodeSets.NONE)
        .review(loaded.charts().get(0).chart())
        .findings()
        .stream()
        .filter(finding -> finding.rule().equals("account-underpaid"))
        .toList();
  }

  private static byte[] chart() {
    return """
        {"resourceType": "Bundle", "type": "collection", "entry": [
          {"resource": {"resourceType": "Patient", "id": "p1"}},
          {"resource": {"resourceType": "Claim", "id": "c1", "status": "active", "use": "claim",
            "patient": {"reference": "Patient/p1"}, "created": "2026-11-03",
            "insurer": {"display": "Acme"},
            "item": [{"sequence": 1, "servicedDate": "2026-11-02",
              "productOrService": {"coding": [{"code": "G0463"}]},
              "net": {"value": 120.00, "currency": "USD"}}]}},
          {"resource": {"resourceType": "ClaimResponse", "id": "r1", "status": "active",
            "use": "claim", "outcome": "complete", "patient": {"reference": "Patient/p1"},
            "created": "2026-11-16", "insurer": {"display": "Acme"},
            "request": {"reference": "Claim/c1"},
            "item": [{"itemSequence": 1, "adjudication": [
              {"category": {"coding": [{"code": "eligible"}]},
                "amount": {"value": 90.00, "currency": "USD"}},
              {"category": {"coding": [{"code": "benefit"}]},
                "amount": {"value": 90.00, "currency": "USD"}}]}]}}]}
        """
        .getBytes(StandardCharsets.UTF_8);
  }
}
