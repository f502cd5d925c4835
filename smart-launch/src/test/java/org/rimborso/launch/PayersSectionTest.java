package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Party;
import org.rimborso.codes.CodeSystem;
import org.rimborso.payer.Limit;
import org.rimborso.payer.ModifierNeed;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Requirements;
import org.rimborso.payer.ServiceCodes;

class PayersSectionTest {
  private static final String ONE = "payers: [{name: A, match: {names: A}%s}]";

  @TempDir private Path folder;

  private Payers read(String yaml, Map<String, String> variables) throws IOException {
    Path file = folder.resolve("rimborso.yaml");
    Files.writeString(file, yaml);
    return SettingsFile.read(file, variables).rules().payers();
  }

  private PayerProfile example() throws IOException {
    try (InputStream in = SettingsFile.class.getResourceAsStream("rimborso.example.yaml")) {
      Payers payers = read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.of());
      assertThat(payers.profiles()).hasSize(1);
      return payers.profiles().get(0);
    }
  }

  @Test
  void example_shipped_tellsLimitsInTime() throws IOException {
    PayerProfile profile = example();
    LocalDate newer = LocalDate.of(2026, 1, 1);
    assertThat(profile.name()).isEqualTo("Northlight Health Plan");
    assertThat(profile.filing().on(newer.minusDays(1)))
        .contains(
            new Limit(Period.ofDays(180), "Provider manual 2025, section 4.2", Optional.empty()));
    assertThat(profile.filing().on(newer))
        .contains(
            new Limit(Period.ofDays(90), "Provider manual 2026, section 4.2", Optional.of(newer)));
    assertThat(profile.appeal().on(newer).map(Limit::length)).contains(Period.ofMonths(6));
    assertThat(profile.usualDays()).hasValue(21);
    assertThat(profile.contact().portal()).contains("https://providers.northlight.example.org");
  }

  @Test
  void example_shipped_tellsRequirements() throws IOException {
    assertThat(example().requirements())
        .isEqualTo(
            new Requirements(
                Optional.of(new ServiceCodes(List.of("J0897", "J07*", "E0100-E0199"))),
                Optional.of(
                    List.of(
                        new ModifierNeed(
                            new ServiceCodes(List.of("G0108-G0109")), Set.of("GT", "GQ")))),
                Optional.of(Set.of("95", "GT")),
                Optional.of(true),
                Optional.of(false),
                Optional.of(false),
                OptionalInt.of(1),
                Optional.of(false)));
  }

  @Test
  void read_whatIsNotSaid_isNotKnown_anEmptyListIs() throws IOException {
    Requirements nothing = read(ONE.formatted(""), Map.of()).profiles().get(0).requirements();
    assertThat(nothing).isEqualTo(Requirements.UNKNOWN);
    Requirements none =
        read(ONE.formatted(", requires: {priorAuthorization: [], modifiers: []}"), Map.of())
            .profiles()
            .get(0)
            .requirements();
    assertThat(none.priorAuthorization().orElseThrow().include(line("J0897"))).isFalse();
    assertThat(none.modifiers()).contains(List.of());
  }

  private static CodeableConcept line(String code) {
    return CodeableConcept.of(CodeSystem.HCPCS, code);
  }

  @Test
  void read_variable_winsOverTheFile() throws IOException {
    Payers payers =
        read(ONE.formatted(", usualDays: 10"), Map.of("RIMBORSO_PAYERS_0_USUAL_DAYS", "45"));
    Party payer = new Party(Optional.empty(), Optional.empty(), Optional.of("a"));
    assertThat(payers.usualDays(payer)).isEqualTo(45);
    assertThat(payers.usualDays(Party.UNKNOWN)).isEqualTo(Payers.USUAL_DAYS);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          payers: {a: 1}                        ! payers: expected a list
          payers: [{match: {names: A}}]         ! payers[0].name: expected the payer's name, for people, which is missing
          payers: [{name: A}]                   ! payers[0].match.names: expected an identifier, a name or a type
          payers: [{name: A, match: {name: A}}] ! payers[0].match.name: expected one of the keys identifiers, names, types
          payers: [{name: A, match: {names: ['']}}] ! payers[0].match.names: expected names, not ''
          """)
  void read_badPayer_namesKeyAndWhatWasExpected(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml, Map.of()))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          , filing: 90 days                ! payers[0].filing: expected a list
          , filing: [{limit: 90 days}]     ! payers[0].filing[0].source: expected where the limit stands written, which is missing
          , filing: [{limit: 90, source: x}] ! payers[0].filing[0].limit: expected a time such as '90 days', '6 months' or '1 year', not '90'
          , filing: [{limit: 0 days, source: x}] ! payers[0].filing[0].limit: expected a time such as
          , appeal: [{limit: 1 year, source: x, from: 1.1.2026}] ! payers[0].appeal[0].from: expected a day such as 2026-01-01, not '1.1.2026'
          , appeal: [{limit: 1 year, source: x, until: 2026-01-01}] ! payers[0].appeal[0].until: expected one of the keys limit, source, from
          , usualDays: 0                   ! payers[0].usualDays: expected a whole number from 1 to 365, not '0'
          , requires: {priorAuthorization: [J07%]} ! payers[0].requires.priorAuthorization: expected codes such as
          , requires: {priorAuthorization: [J07-J0899]} ! payers[0].requires.priorAuthorization: expected codes such as
          , requires: {modifiers: [{codes: J0897}]} ! payers[0].requires.modifiers[0].anyOf: expected modifiers of two letters or digits, at least one
          , requires: {modifiers: [{anyOf: GT}]} ! payers[0].requires.modifiers[0].codes: expected codes such as
          , requires: {telehealthModifiers: [GTX]} ! payers[0].requires.telehealthModifiers: expected modifiers of two
          , requires: {ndc: maybe}         ! payers[0].requires.ndc: expected true or false, not 'maybe'
          , requires: {paymentWindowDays: 31} ! payers[0].requires.paymentWindowDays: expected a whole number from 0 to 30
          , requires: {poa: true}          ! payers[0].requires.poa: expected one of the keys priorAuthorization
          , contact: {mail: x}             ! payers[0].contact.mail: expected one of the keys phone, portal
          """)
  void read_badPart_namesKeyAndWhatWasExpected(String keys, String message) {
    assertThatThrownBy(() -> read(ONE.replace("%s", keys), Map.of()))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(message);
  }
}
