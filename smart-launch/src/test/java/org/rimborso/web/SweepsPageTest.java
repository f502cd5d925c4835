package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.store.SweepRun;
import org.rimborso.store.SweepRun.Cause;
import org.rimborso.store.SweepRun.Counts;
import org.rimborso.store.SweepRun.Outcome;
import org.rimborso.store.SweepRun.Stage;

/** What administrators see of sweeps, and their two buttons. */
class SweepsPageTest extends OverTestSite {
  private static final String PAGE = "/s/administrator-1/admin/sweeps";
  private static final Instant NIGHT = Instant.parse("2026-11-29T01:30:00Z");

  private static SweepRun run(Instant begun, Outcome outcome, Stage stage, String told) {
    boolean atWork = outcome == Outcome.AT_WORK;
    return new SweepRun(
        "r",
        "hospital",
        Cause.DAILY,
        begun,
        atWork ? Optional.empty() : Optional.of(begun.plusSeconds(754)),
        stage,
        atWork ? 450 : 0,
        atWork ? 1000 : 0,
        false,
        outcome,
        outcome.isGood() ? Optional.of(new Counts(123_456, 7_890, 1_234, 5)) : Optional.empty(),
        told);
  }

  private String page(String language) throws Exception {
    HttpResponse<String> answer = get(PAGE + "?lang=" + language);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void page_afterACompleteSweep_saysWhenHowLongHowManyAndWhatIsNext() throws Exception {
    site.sweeps.runs = List.of(run(NIGHT, Outcome.DONE, Stage.LOADING, ""));
    site.sweeps.next = Optional.of(Instant.parse("2026-11-30T01:30:00Z"));
    assertThat(page("en"))
        .contains("Complete", "29 Nov 2026 02:30", "took 12 min", "begun at the daily time")
        .contains("123,456 resources, 7,890 accounts, 1,234 findings; could not be read: 5")
        .contains("30 Nov 2026 02:30", "Not at work", "Start a sweep of hospital now")
        .doesNotContain("Stop the sweep");
    assertThat(page("it"))
        .contains("Completa", "29 nov 2026 02:30", "durata 12 min")
        .contains("123.456 risorse, 7.890 conti", "30 nov 2026 02:30", "Avvia ora");
  }

  @Test
  void page_whileOneIsAtWork_saysHowFarItIsAndOffersToStopIt() throws Exception {
    site.sweeps.runs = List.of(run(NIGHT, Outcome.AT_WORK, Stage.REVIEWING, ""));
    assertThat(page("en"))
        .contains("Reviewing: 45 %", "Begun 29 Nov 2026 02:30", "Stop the sweep of hospital")
        .contains("None yet")
        .doesNotContain("Start a sweep");
    assertThat(page("it")).contains("Controllo: 45 %", "Ferma la revisione di hospital");
  }

  @Test
  void page_afterAFailure_saysWhyWhatToDoAndHowOldTheListIs() throws Exception {
    site.sweeps.runs =
        List.of(
            run(NIGHT, Outcome.NOT_EXPORTED, Stage.EXPORTING, "The EHR <did> not answer."),
            run(NIGHT.minusSeconds(86_400), Outcome.PARTLY, Stage.LOADING, ""));
    assertThat(page("en"))
        .contains("Export failed", "rimborso ehr check", "The EHR &lt;did&gt; not answer.")
        .contains("The work list is that of 28 Nov 2026 02:30.");
    assertThat(page("it"))
        .contains("Esportazione non riuscita", "<span lang=\"en\">“The EHR &lt;did&gt;")
        .contains("quella del 28 nov 2026 02:30");
  }

  /** Every way to end has its words in both languages, and each that is not good has a way out. */
  @ParameterizedTest
  @EnumSource(value = Outcome.class, names = "AT_WORK", mode = EnumSource.Mode.EXCLUDE)
  void page_afterEachOutcome_hasWords(Outcome outcome) throws Exception {
    site.sweeps.runs = List.of(run(NIGHT, outcome, Stage.LOADING, ""));
    for (String language : List.of("en", "it")) {
      String page = page(language);
      assertThat(page).doesNotContain("> " + outcome.code(), ">" + outcome.code());
      assertThat(page.contains("sweep.log") || page.contains("start") || page.contains("avvia"))
          .isTrue();
    }
  }

  @Test
  void page_ofAnEhrThatIsNotSetUp_saysWhatIsMissing() throws Exception {
    site.sweeps.isSetUp = false;
    assertThat(page("en")).contains("give this EHR a backend and a sweep").doesNotContain("/start");
  }

  private String token() {
    return "token=" + TestSite.token("administrator-1", "sweeps");
  }

  @Test
  void post_withItsToken_startsAndStops() throws Exception {
    HttpResponse<String> started = post(PAGE + "/start", token() + "&ehr=hospital");
    assertThat(started.statusCode()).isEqualTo(303);
    assertThat(started.headers().firstValue("Location").orElseThrow())
        .endsWith("/admin/sweeps?said=started");
    site.sweeps.answer = Sweeps.Answer.STOPPING;
    assertThat(
            post(PAGE + "/stop", token() + "&ehr=hospital")
                .headers()
                .firstValue("Location")
                .orElseThrow())
        .endsWith("?said=stopping");
    assertThat(site.sweeps.wished).containsExactly("start hospital", "stop hospital");
    assertThat(get(PAGE + "?said=started").body()).contains("The sweep begins.");
    assertThat(get(PAGE + "?said=no-such").body()).doesNotContain("data-testid=\"said\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "token=wrong&ehr=hospital"})
  void post_withoutItsToken_isRefused(String form) throws Exception {
    assertThat(post(PAGE + "/start", form).statusCode()).isEqualTo(403);
    assertThat(post(PAGE + "/stop", form).statusCode()).isEqualTo(403);
    assertThat(site.sweeps.wished).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Sweeps.Answer.class)
  void answers_everyOne_hasWords(Sweeps.Answer answer) throws Exception {
    for (String language : List.of("en", "it")) {
      assertThat(get(PAGE + "?said=" + answer.code() + "&lang=" + language).body())
          .contains("data-testid=\"said\"");
    }
  }
}
