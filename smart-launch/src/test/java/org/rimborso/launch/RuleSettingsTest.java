package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.account.AccountSettings;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.codebooks.StarterSet;
import org.rimborso.desk.Mutes;
import org.rimborso.payer.Payers;
import org.rimborso.review.Reviewer;
import org.rimborso.review.RuleSetting;
import org.rimborso.review.SiteRules;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Severity;

class RuleSettingsTest {
  private static final Encounter VISIT =
      new Encounter(
          new Reference("Encounter", "e1"),
          Optional.of(new Reference("Patient", "p1")),
          "finished",
          Optional.of("AMB"),
          List.of(),
          Period.on(LocalDate.of(2026, 11, 2)),
          Optional.empty(),
          Party.UNKNOWN,
          List.of(),
          List.of(Party.of(new Reference("Practitioner", "n1"))),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Set.of());

  private static List<Finding> findings(Reviewer reviewer) {
    return reviewer
        .review(new Chart(LocalDate.of(2026, 11, 23), ZoneOffset.UTC, List.of(VISIT), List.of()))
        .findings();
  }

  private static RuleSettings settings(String rule, RuleSetting setting) {
    return new RuleSettings(
        new SiteRules(Map.of(rule, setting), Map.of()),
        Parameters.DEFAULTS,
        Payers.NONE,
        AccountSettings.DEFAULTS,
        Mutes.NONE,
        OwnRules.NONE);
  }

  @Test
  void reviewer_ruleSwitchedOff_doesNotRun() {
    Reviewer reviewer =
        settings("encounter-not-billed", new RuleSetting(Optional.of(false), Optional.empty()))
            .reviewer(StarterSet.codeSets());
    assertThat(reviewer.rules()).extracting(Rule::id).doesNotContain("encounter-not-billed");
    assertThat(findings(reviewer)).extracting(Finding::rule).containsExactly("diagnosis-missing");
  }

  @Test
  void reviewer_severityOfTheSite_counts() {
    Reviewer reviewer =
        settings("diagnosis-missing", new RuleSetting(Optional.empty(), Optional.of(Severity.INFO)))
            .reviewer(StarterSet.codeSets());
    assertThat(findings(reviewer))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING, Severity.INFO);
    assertThat(findings(RuleSettings.DEFAULTS.reviewer(StarterSet.codeSets())))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR, Severity.WARNING);
  }
}
