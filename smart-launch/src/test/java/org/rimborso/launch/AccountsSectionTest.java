package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.account.AccountSettings;
import org.rimborso.account.AgeingBase;
import org.rimborso.account.Chances.Chance;
import org.rimborso.account.DenialCategory;
import org.rimborso.chart.Party;
import org.rimborso.payer.Payers;

class AccountsSectionTest {
  @TempDir private Path folder;

  private RuleSettings read(String yaml, Map<String, String> variables) throws IOException {
    Path file = folder.resolve("rimborso.yaml");
    Files.writeString(file, yaml);
    return SettingsFile.read(file, variables).rules();
  }

  private AccountSettings accounts(String accounts) throws IOException {
    return read("accounts: {" + accounts + "}", Map.of()).accounts();
  }

  @Test
  void read_nothingSaid_isAsItShips() throws IOException {
    RuleSettings settings = read("server: {}", Map.of());

    assertThat(settings.accounts()).isEqualTo(AccountSettings.DEFAULTS);
    assertThat(settings.payers().usualDays(Party.UNKNOWN)).isEqualTo(Payers.USUAL_DAYS);
  }

  @Test
  void read_exampleShipped_isUnderstood() throws IOException {
    try (InputStream in = SettingsFile.class.getResourceAsStream("rimborso.example.yaml")) {
      AccountSettings example =
          read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.of()).accounts();
      assertThat(example.tolerance()).isEqualByComparingTo("1");
      assertThat(example.ageing()).isEqualTo(AgeingBase.SUBMISSION);
      assertThat(example.chances().of(DenialCategory.TIMELY_FILING)).isEqualTo(chance("0.10", 0));
      assertThat(example.chances().of(DenialCategory.CODING)).isEqualTo(chance("0.68", 60));
    }
  }

  @Test
  void read_valuesOfTheSite_goBeforeTheUsualOnes() throws IOException {
    AccountSettings settings = accounts("tolerance: 0.05, ageing: last-answer");

    assertThat(settings.tolerance()).isEqualByComparingTo("0.05");
    assertThat(settings.ageing()).isEqualTo(AgeingBase.LAST_ANSWER);
    assertThat(settings.chances()).isEqualTo(AccountSettings.DEFAULTS.chances());
    assertThat(read("accounts: {usualDays: 45}", Map.of()).payers().usualDays(Party.UNKNOWN))
        .isEqualTo(45);
  }

  /** A few own denials are no figure yet. */
  @Test
  void read_chances_ownOnesCountFromThirtyOn() throws IOException {
    AccountSettings few = accounts("chances: {data: {overturned: 9, decided: 29}}");
    AccountSettings enough = accounts("chances: {data: {overturned: 9, decided: 30}}");

    assertThat(few.chances().of(DenialCategory.DATA)).isEqualTo(chance("0.90", 0));
    assertThat(enough.chances().of(DenialCategory.DATA)).isEqualTo(chance("0.30", 30));
  }

  @Test
  void read_variables_winOverTheFile() throws IOException {
    RuleSettings settings =
        read(
            "accounts: {tolerance: 5, chances: {data: 80}}",
            Map.of("RIMBORSO_ACCOUNTS_TOLERANCE", "2.50", "RIMBORSO_ACCOUNTS_CHANCES_DATA", "70"));

    assertThat(settings.accounts().tolerance()).isEqualByComparingTo("2.50");
    assertThat(settings.accounts().chances().of(DenialCategory.DATA)).isEqualTo(chance("0.70", 0));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          tolerance: -1                      ! accounts.tolerance: expected an amount from 0 to 10000 such as 1.00, not '-1'
          tolerance: little                  ! accounts.tolerance: expected an amount from 0
          ageing: discharge                  ! accounts.ageing: expected one of service, submission, last-answer, not 'discharge'
          usualDays: 0                       ! accounts.usualDays: expected a whole number from 1 to 365, not '0'
          chances: {luck: 3}                 ! accounts.chances.luck: expected one of the kinds of denials patient-share,
          chances: {data: 101}               ! accounts.chances.data: expected a whole percentage from 0 to 100
          chances: {data: {decided: 3}}      ! accounts.chances.data.overturned: expected a whole number of denials that ended, which is missing
          chances: {data: {overturned: 4, decided: 3}} ! accounts.chances.data.decided: expected a whole number of denials that ended, not below overturned, not '3'
          chances: {data: {overturned: 1, decided: 3, lost: 2}} ! accounts.chances.data.lost: expected one of the keys
          tolerence: 1                       ! accounts.tolerence: expected one of the keys tolerance, ageing, chances, usualDays
          """)
  void read_wrong_isRefusedWithPathAndExpectation(String accounts, String message) {
    assertThatThrownBy(() -> accounts(accounts))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(message);
  }

  private static Chance chance(String share, int decided) {
    return new Chance(new BigDecimal(share), decided);
  }
}
