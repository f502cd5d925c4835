package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.access.Role;
import org.rimborso.desk.Mutes;
import org.rimborso.review.RuleSetting;
import org.rimborso.review.SiteRules;
import org.rimborso.rule.Severity;

class RulesSectionTest {
  private static final RuleSetting OFF = new RuleSetting(Optional.of(false), Optional.empty());

  @TempDir private Path folder;

  private RuleSettings read(String yaml, Map<String, String> variables) throws IOException {
    Path file = folder.resolve("rimborso.yaml");
    Files.writeString(file, yaml);
    return SettingsFile.read(file, variables).rules();
  }

  private RuleSettings read(String yaml) throws IOException {
    return read("payers: [{name: Acme Health Plan, match: {names: Acme}}]\n" + yaml, Map.of());
  }

  private static RuleSetting weighing(Severity severity) {
    return new RuleSetting(Optional.empty(), Optional.of(severity));
  }

  @Test
  void example_shipped_saysWhatItsCommentsSay() throws IOException {
    try (InputStream in = SettingsFile.class.getResourceAsStream("rimborso.example.yaml")) {
      RuleSettings rules = read(new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.of());
      assertThat(rules.site())
          .isEqualTo(
              new SiteRules(
                  Map.of(
                      "encounter-not-billed",
                      new RuleSetting(Optional.of(true), Optional.of(Severity.WARNING)),
                      "diagnosis-unspecified",
                      weighing(Severity.INFO)),
                  Map.of(
                      "Northlight Health Plan",
                      Map.of(
                          "line-modifier-conflict",
                          weighing(Severity.INFO),
                          "line-duplicate",
                          OFF))));
      assertThat(rules.parameters().values())
          .isEqualTo(
              Map.of(
                  "encounter-not-billed.charge-lag-days", "14",
                  "diagnosis-unspecified.all", "on",
                  "billable-encounter.no-charge-types", "NURSE-CALL,TRIAGE-CALL"));
      assertThat(rules.mutes())
          .isEqualTo(new Mutes(Map.of("diagnosis-unspecified", Set.of(Role.CLINICIAN))));
    }
  }

  @Test
  void read_nothing_leavesRulesAsTheyShip() throws IOException {
    assertThat(read("rules: {line-duplicate: {}}").site()).isEqualTo(SiteRules.NONE);
  }

  @Test
  void read_mutes_areOfRolesThatReadDocumentation() throws IOException {
    Mutes mutes =
        read("rules: {line-duplicate: {mute: [coder, manager]}, claim-duplicate: {mute: []}}")
            .mutes();
    assertThat(mutes)
        .isEqualTo(new Mutes(Map.of("line-duplicate", Set.of(Role.CODER, Role.MANAGER))));
    assertThat(mutes.isMuted("line-duplicate", Set.of(Role.CODER, Role.BILLER))).isTrue();
    assertThat(mutes.isMuted("line-duplicate", Set.of(Role.CODER, Role.CLINICIAN))).isFalse();
    assertThat(mutes.isMuted("line-duplicate", Set.of(Role.BILLER))).isFalse();
    assertThat(mutes.isMuted("claim-duplicate", Set.of(Role.CODER))).isFalse();
  }

  @Test
  void read_payerByItsProfile_andMedicareWithoutOne() throws IOException {
    RuleSettings rules =
        read(
            """
            rules:
              payers:
                Acme Health Plan: {claim-duplicate: {enabled: false}}
                Medicare: {line-duplicate: {severity: info}}
            """);
    assertThat(rules.site().ofPayers())
        .isEqualTo(
            Map.of(
                "Acme Health Plan",
                Map.of("claim-duplicate", OFF),
                "Medicare",
                Map.of("line-duplicate", weighing(Severity.INFO))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          diagnosis-icd9-after-transition: {parameters: {transition: off}}        ! diagnosis-icd9-after-transition.transition=off
          diagnosis-icd9-after-transition: {parameters: {transition: 2027-01-01}} ! diagnosis-icd9-after-transition.transition=2027-01-01
          billable-encounter: {parameters: {no-charge-types: 'A, B'}}             ! billable-encounter.no-charge-types=A, B
          billable-encounter: {parameters: {no-charge-types: []}}                 ! billable-encounter.no-charge-types=
          diagnosis-unspecified: {parameters: {all: on}}                          ! diagnosis-unspecified.all=on
          diagnosis-unspecified: {parameters: {all: 'off'}}                       ! diagnosis-unspecified.all=off
          claim-not-submitted: {parameters: {draft-days: 0}}                      ! claim-not-submitted.draft-days=0
          """)
  void read_parameters_reachTheRules(String yaml, String expected) throws IOException {
    String[] parts = expected.split("=", 2);
    assertThat(read("rules: {" + yaml + "}").parameters().values())
        .isEqualTo(Map.of(parts[0], parts[1]));
  }

  @Test
  void environment_variables_switchRulesWithoutTheFile() throws IOException {
    RuleSettings rules =
        read(
            "",
            Map.of(
                "RIMBORSO_RULES_LINE_DUPLICATE_ENABLED", "false",
                "RIMBORSO_RULES_CLAIM_NOT_SUBMITTED_PARAMETERS_DRAFT_DAYS", "9",
                "RIMBORSO_RULES_PAYERS_MEDICARE_LINE_NCCI_PAIR_SEVERITY", "info"));
    assertThat(rules.site())
        .isEqualTo(
            new SiteRules(
                Map.of("line-duplicate", OFF),
                Map.of("Medicare", Map.of("line-ncci-pair", weighing(Severity.INFO)))));
    assertThat(rules.parameters().values()).containsEntry("claim-not-submitted.draft-days", "9");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      textBlock =
          """
          line-duplicate                                        ! rules: expected keys with values
          {line-duplicates: {enabled: false}}                   ! rules.line-duplicates: expected the id of a rule ('rimborso rules list' names all); the nearest is line-duplicate.
          {x: {enabled: false}}                                 ! rules.x: expected the id of a rule ('rimborso rules list' names all).
          {line-duplicate: false}                               ! rules.line-duplicate: expected keys with values
          {line-duplicate: {severity: fatal}}                   ! rules.line-duplicate.severity: expected error, warning or info, not 'fatal'
          {line-duplicate: {enabled: maybe}}                    ! rules.line-duplicate.enabled: expected true or false, not 'maybe'
          {line-duplicate: {on: false}}                         ! rules.line-duplicate.on: expected one of the keys enabled, severity, mute, parameters
          {line-duplicate: {parameters: {days: 3}}}             ! rules.line-duplicate.parameters.days: expected nothing, for line-duplicate has no parameters
          {encounter-not-billed: {parameters: {lag-days: 3}}}   ! rules.encounter-not-billed.parameters.lag-days: expected one of the parameters of encounter-not-billed: charge-lag-days
          {encounter-not-billed: {parameters: {charge-lag-days: -1}}} ! rules.encounter-not-billed.parameters.charge-lag-days: expected a whole number of days from 0 to 9999, not '-1'
          {encounter-not-billed: {parameters: {charge-lag-days: [1]}}} ! rules.encounter-not-billed.parameters.charge-lag-days: expected a single value
          {diagnosis-unspecified: {parameters: {all: maybe}}}   ! rules.diagnosis-unspecified.parameters.all: expected on or off, not 'maybe'
          {diagnosis-icd9-after-transition: {parameters: {transition: soon}}} ! rules.diagnosis-icd9-after-transition.parameters.transition: expected a day such as 2015-10-01, or off, not 'soon'
          {billable-encounter: {parameters: {no-charge-types: ['']}}} ! rules.billable-encounter.parameters.no-charge-types: expected a list, not ''
          {billable-encounter: {enabled: false}}                ! rules.billable-encounter.enabled: expected one of the keys parameters
          {line-duplicate: {mute: [biller]}}                    ! rules.line-duplicate.mute: expected a list of clinician, coder, manager, whose documentation page goes without the rule, not 'biller'
          {line-duplicate: {mute: {clinician: true}}}           ! rules.line-duplicate.mute: expected a list
          {billable-encounter: {mute: [coder]}}                 ! rules.billable-encounter.mute: expected one of the keys parameters
          {payers: {Medicare: {line-duplicate: {mute: [coder]}}}} ! rules.payers.Medicare.line-duplicate.mute: expected one of the keys enabled, severity
          {payers: [Acme]}                                      ! rules.payers: expected keys with values
          {payers: {Acme Health: {line-duplicate: {enabled: false}}}} ! rules.payers.Acme Health: expected the name of one of the payers; the nearest is Acme Health Plan.
          {payers: {Acme Health Plan: {line-double: {enabled: false}}}} ! rules.payers.Acme Health Plan.line-double: expected the id of a rule ('rimborso rules list' names all); the nearest is line-duplicate.
          {payers: {Acme Health Plan: {line-duplicate: {severity: high}}}} ! rules.payers.Acme Health Plan.line-duplicate.severity: expected error, warning or info, not 'high'
          {payers: {Acme Health Plan: {encounter-not-billed: {parameters: {charge-lag-days: 3}}}}} ! rules.payers.Acme Health Plan.encounter-not-billed.parameters: expected enabled or severity; parameters count for all payers, at rules.encounter-not-billed.parameters.
          """)
  void read_bad_namesKeyAndWhatWasExpected(String yaml, String message) {
    assertThatThrownBy(() -> read("rules: " + yaml))
        .isInstanceOf(SettingsError.class)
        .hasMessageContaining(message);
  }
}
