package org.rimborso.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.ref;
import static org.rimborso.rule.SampleClaim.claim;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.account.Accounts;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.SamplePayers;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

class SiteRulesTest {
  private static final Chart CHART =
      chart(
              claim("acme").insurer(display("Harbor Mutual")).line("Encounter/e1").build(),
              claim("other").insurer(display("Another Plan")).build(),
              encounter("e1").build(),
              encounter("e2").build())
          .build();
  private static final Payers PAYERS = SamplePayers.beforeMedicare();
  private static final RuleSetting OFF = new RuleSetting(Optional.of(false), Optional.empty());
  private static final RuleSetting ON = new RuleSetting(Optional.of(true), Optional.empty());

  /** Speaks of each focus, and remembers whether it was asked. */
  private static final class Speaking implements Rule {
    private final Fault fault =
        new Fault(
            "spoken",
            Severity.WARNING,
            Set.of(Audience.BILLING),
            Source.of("a test", "1"),
            SiteRulesTest.class);
    private final List<Outcome> said = new ArrayList<>();
    private boolean asked;

    Speaking(Severity weight, String... foci) {
      for (String focus : foci) {
        said.add(fault.finding(ref(focus), "x", "Claim").weighing(weight));
        said.add(fault.notChecked(ref(focus), Cause.AMBIGUOUS, "Claim.item"));
      }
    }

    @Override
    public String id() {
      return "spoken";
    }

    @Override
    public Optional<Fault> fault() {
      return Optional.of(fault);
    }

    @Override
    public List<Outcome> check(Chart chart) {
      asked = true;
      return said;
    }
  }

  private static RuleSetting weighing(Severity severity) {
    return new RuleSetting(Optional.empty(), Optional.of(severity));
  }

  private static Review review(Rule rule, SiteRules site) {
    return new Reviewer(List.of(rule), new Accounts(PAYERS), site, PAYERS).review(CHART);
  }

  private static SiteRules site(RuleSetting everywhere, RuleSetting ofAcme) {
    return new SiteRules(
        Map.of("spoken", everywhere), Map.of("Harbor Mutual", Map.of("spoken", ofAcme)));
  }

  private static List<String> found(Review review) {
    return review.findings().stream().map(f -> f.focus() + " " + f.severity().code()).toList();
  }

  private static List<String> gaps(Review review) {
    return review.notChecked().stream()
        .map(NotChecked::focus)
        .map(focus -> focus.map(Object::toString).orElse("chart"))
        .toList();
  }

  @Test
  void review_ruleThatIsOff_isNotAsked() {
    Speaking rule = new Speaking(Severity.WARNING, "Claim/acme");
    Review review = review(rule, new SiteRules(Map.of("spoken", OFF), Map.of()));

    assertThat(found(review)).isEmpty();
    assertThat(gaps(review)).isEmpty();
    assertThat(rule.asked).isFalse();
  }

  @Test
  void review_offForOnePayer_isSilentOnItsClaimsAndEncountersOnly() {
    Speaking rule =
        new Speaking(Severity.WARNING, "Claim/acme", "Claim/other", "Encounter/e1", "Encounter/e2");
    Review review = review(rule, site(RuleSetting.NONE, OFF));

    assertThat(found(review)).containsExactly("Claim/other warning", "Encounter/e2 warning");
    assertThat(gaps(review)).containsExactly("Claim/other", "Encounter/e2");
  }

  @Test
  void review_onForOnePayerOnly_speaksOfItsClaims() {
    Speaking rule = new Speaking(Severity.WARNING, "Claim/acme", "Claim/other");

    assertThat(found(review(rule, site(OFF, ON)))).containsExactly("Claim/acme warning");
  }

  @Test
  void review_severityOfAPayer_goesBeforeTheSites() {
    Speaking rule = new Speaking(Severity.WARNING, "Claim/acme", "Claim/other");
    Review review = review(rule, site(weighing(Severity.INFO), weighing(Severity.ERROR)));

    assertThat(found(review)).containsExactly("Claim/acme error", "Claim/other info");
  }

  @Test
  void review_offForAPayer_doesNotSilenceTheRuleThatItBeats() {
    Speaking loud = new Speaking(Severity.WARNING, "Claim/acme");
    Rule beaten = new Beaten(ref("Claim/acme"));
    Rule beating = new Beating(loud);
    SiteRules site = site(RuleSetting.NONE, OFF);
    Review review =
        new Reviewer(List.of(beating, beaten), new Accounts(PAYERS), site, PAYERS).review(CHART);

    assertThat(review.findings()).extracting(Finding::rule).containsExactly("beaten");
  }

  private record Beating(Rule rule) implements Rule {
    @Override
    public String id() {
      return rule.id();
    }

    @Override
    public List<Outcome> check(Chart chart) {
      return rule.check(chart);
    }

    @Override
    public Set<String> beats() {
      return Set.of("beaten");
    }
  }

  private record Beaten(org.rimborso.chart.Reference focus) implements Rule {
    @Override
    public String id() {
      return "beaten";
    }

    @Override
    public List<Outcome> check(Chart chart) {
      return List.of(
          new Fault(
                  "beaten",
                  Severity.ERROR,
                  Set.of(Audience.BILLING),
                  Source.of("a test", "2"),
                  SiteRulesTest.class)
              .finding(focus, "x", "Claim"));
    }
  }

  /** The setting takes the usual's place; what the rule weighs lighter stays lighter. */
  @ParameterizedTest(name = "usual warning, found {0}, site {1}: {2}")
  @CsvSource({
    "WARNING, ERROR, ERROR",
    "WARNING, INFO, INFO",
    "INFO, ERROR, INFO",
    "INFO, WARNING, INFO",
    "INFO, INFO, INFO",
    "ERROR, WARNING, WARNING",
    "ERROR, INFO, INFO",
    "ERROR, ERROR, ERROR"
  })
  void weigh_settingAndRule_meet(Severity found, Severity setting, Severity weight) {
    assertThat(weighing(setting).weigh(found, Optional.of(Severity.WARNING))).isEqualTo(weight);
  }

  @Test
  void weigh_ruleThatTellsNoUsualSeverity_weighsAsTheSiteSays() {
    assertThat(weighing(Severity.ERROR).weigh(Severity.INFO, Optional.empty()))
        .isEqualTo(Severity.ERROR);
    assertThat(RuleSetting.NONE.weigh(Severity.INFO, Optional.empty())).isEqualTo(Severity.INFO);
  }
}
