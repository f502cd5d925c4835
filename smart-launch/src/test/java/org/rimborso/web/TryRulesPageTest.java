package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Reference;
import org.rimborso.desk.RuleDraft;
import org.rimborso.desk.RuleTrial;
import org.rimborso.desk.RuleTrial.State;
import org.rimborso.desk.RuleTrials;
import org.rimborso.desk.RuleTrials.Why;
import org.rimborso.payerrules.Mistake;
import org.rimborso.payerrules.RuleChange;
import org.rimborso.payerrules.RuleChange.Example;

/** The page on which a changed file of payer rules is tried, in both languages. */
class TryRulesPageTest extends OverTestSite {
  private static final String PAGE = "/s/manager-1/rules/try";
  private static final RuleDraft DRAFT = new RuleDraft("a.yaml", "rules:\n  - <b>\n");

  private HttpResponse<String> send(String visitor, String step) throws Exception {
    return post(
        "/s/" + visitor + "/rules/try/step?lang=it",
        "token="
            + TestSite.token(visitor, "try-rules")
            + "&name=a.yaml&step="
            + step
            + "&text="
            + URLEncoder.encode(DRAFT.text(), StandardCharsets.UTF_8));
  }

  private static RuleTrial trial(State state) {
    return new RuleTrial(
        DRAFT,
        Instant.parse("2026-11-29T12:00:00Z"),
        state,
        "reviewing",
        45,
        1200,
        List.of(
            new RuleChange(
                "payer-a",
                14,
                3,
                5,
                1,
                List.of(
                    new Example(
                        Reference.parse("Claim/own").orElseThrow(),
                        Optional.of(SampleChart.PATIENT)),
                    new Example(
                        Reference.parse("Claim/foreign").orElseThrow(),
                        Reference.parse("Patient/foreign"))),
                List.of())),
        "");
  }

  @ParameterizedTest
  @EnumSource(Why.class)
  void refusal_everyOne_hasWordsAndKeepsWhatWasTyped(Why why) throws Exception {
    site.trials.answer = new RuleTrials.Refused(why);
    String page = send("manager-1", "check").body();
    assertThat(page)
        .contains("<html lang=\"it\"", "data-testid=\"try-error\"", "value=\"a.yaml\"")
        .contains("rules:\n  - &lt;b&gt;");
    assertThat(get(PAGE + "?lang=en").body()).doesNotContain("try-error");
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void trial_howeverItStands_hasWordsInBothLanguages(State state) throws Exception {
    site.trials.trial = Optional.of(trial(state));
    for (String language : List.of("en", "it")) {
      String page = get(PAGE + "?run=last&lang=" + language).body();
      assertThat(page).contains("data-testid=\"trial\"", "29").doesNotContain(">" + state.code());
      assertThat(page.contains("load delay:2s")).isEqualTo(state == State.AT_WORK);
      assertThat(page.contains("change-payer-a")).isEqualTo(state == State.DONE);
    }
  }

  @Test
  void trial_atWork_tellsHowFarAndCanBeStopped() throws Exception {
    site.trials.trial = Optional.of(trial(State.AT_WORK));
    String part = get(PAGE + "?run=last&part=1").body();
    assertThat(part.strip()).startsWith("<section").doesNotContain("<html");
    assertThat(part).contains("45 %", "value=\"stop\"", "Look again");
    assertThat(send("manager-1", "stop").statusCode()).isEqualTo(303);
    assertThat(site.trials.wished).containsExactly("stop");
  }

  /** Nobody at this site sees all patients. */
  @Test
  void examples_ofOthers_areNotNamed() throws Exception {
    site.trials.trial = Optional.of(trial(State.DONE));
    assertThat(get(PAGE + "?run=last").body())
        .contains("On 1,200 charts: would flag 14 more, would stop flagging 3", "Claim/own")
        .contains("Not everything that is counted is named here")
        .doesNotContain("foreign");
    assertThat(get("/s/administrator-1/rules/try?run=last").body())
        .contains("would flag 14 more")
        .doesNotContain("Claim/own", "foreign");
  }

  @Test
  void mistake_ofAnotherFile_hasNoLine() throws Exception {
    site.trials.answer =
        new RuleTrials.Checked(
            List.of(
                new Mistake("a.yaml", 2, 5, "no <i>valid YAML"),
                new Mistake("b.yaml", 2, 1, "something")),
            0,
            List.of());
    HttpResponse<String> answer = send("administrator-1", "check");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("2 errori", "a.yaml, riga 2, colonna 5:", "b.yaml, riga 2, colonna 1:")
        .contains(
            "<span lang=\"en\">no &lt;i&gt;valid YAML</span><pre tabindex=\"0\">  - &lt;b&gt;")
        .contains("<span lang=\"en\">something</span></li>");
  }

  @Test
  void where_itGoes_dependsOnWhoReadsAndWhetherThereIsAFolder() throws Exception {
    site.trials.answer = new RuleTrials.Checked(List.of(), 1, List.of());
    assertThat(send("administrator-1", "check").body()).contains("a.yaml in /srv/rules");
    assertThat(send("manager-1", "check").body()).doesNotContain("/srv/rules");
    site.trials.ground =
        new RuleTrials.Ground(Optional.empty(), List.of(), Optional.of(Instant.EPOCH));
    assertThat(send("administrator-1", "check").body())
        .contains("payerRules.folder", "L’ultima revisione", "value=\"sweep\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"clinician-1", "coder-1", "biller-1"})
  void page_ofThoseWhoDoNotTryRules_isRefused(String visitor) throws Exception {
    assertThat(get("/s/" + visitor + "/rules/try").statusCode()).isEqualTo(403);
    assertThat(send(visitor, "check").statusCode()).isEqualTo(403);
    assertThat(get("/s/" + visitor + "/rules").body()).doesNotContain("try-link");
  }

  @Test
  void rules_ofThoseWhoTryThem_leadToThePage() throws Exception {
    for (String visitor : List.of("manager-1", "administrator-1")) {
      assertThat(get("/s/" + visitor + "/rules").body())
          .contains("href=\"/s/" + visitor + "/rules/try\"");
    }
  }

  @Test
  void form_withoutItsToken_isRefusedAndNothingIsTried() throws Exception {
    HttpResponse<String> answer =
        post(PAGE + "/step", "step=check&name=a.yaml&text=typed".toLowerCase(Locale.ROOT));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("typed");
    assertThat(site.trials.wished).isEmpty();
  }
}
