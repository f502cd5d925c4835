package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.desk.fix.CodeChoice;
import org.rimborso.desk.fix.CodeDay;
import org.rimborso.desk.fix.CodedFact;
import org.rimborso.desk.fix.FixBook;
import org.rimborso.desk.fix.FixKind;
import org.rimborso.desk.fix.Fixable;
import org.rimborso.rule.Finding;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.State;
import org.rimborso.store.NoteRow;
import org.rimborso.web.view.FixViews;

/** The forms by which a clinician corrects the chart. */
class FixFormsTest extends OverTestSite {
  private static final String VISITOR = "clinician-1";
  private static final String BASE = "/s/" + VISITOR;
  private static final String VISIT = BASE + "/encounter?visit=" + SampleChart.OLD_VISIT;
  private static final String ID = "0a1b2c3d-0000-4000-8000-000000000001";

  private Finding finding;
  private FixBook.Order order;

  @BeforeEach
  void offer() {
    finding =
        site.chart.review().findings().stream()
            .filter(one -> one.rule().equals("diagnosis-not-billable"))
            .findFirst()
            .orElseThrow();
    order = new FixBook.Order(ID, finding.id(), "E11.9", SampleChart.CONDITION, "seen-1");
    offer(Optional.empty());
  }

  private void offer(Optional<FixBook.Barrier> barrier) {
    Fixable about =
        new Fixable(
            finding,
            FixKind.RECODE,
            Optional.of(SampleChart.CONDITION),
            "/code",
            Optional.of(SampleChart.OLD_VISIT),
            "E11",
            CodeDay.of(finding, site.chart.chart()),
            List.of(SampleChart.CLAIM));
    site.fixes.offers =
        Map.of(
            finding.id(),
            new FixBook.Offer(
                about,
                barrier,
                List.of(choice("E11.9", true), choice("E11.65", false)),
                List.of("<b>numb</b> feet")));
  }

  private static CodeChoice choice(String code, boolean backed) {
    return new CodeChoice(
        code,
        "Name of " + code,
        CodeChoice.Group.BELOW,
        backed
            ? List.of(
                new CodedFact(SampleChart.CONDITION, "44054006 Type 2", Optional.empty(), true))
            : List.of(),
        new CodeAnswer.Billable("sample"));
  }

  private static String form(String purpose, Map<String, String> fields) {
    StringBuilder form = new StringBuilder("token=" + TestSite.token(VISITOR, purpose));
    fields.forEach(
        (name, value) ->
            form.append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return form.toString();
  }

  private HttpResponse<String> preview(String value) throws Exception {
    return post(
        BASE + "/fix/preview",
        form(FixViews.choosing(finding.id()), Map.of("finding", finding.id(), "value", value)));
  }

  private HttpResponse<String> write(FixBook.Order told) throws Exception {
    return post(
        BASE + "/fix",
        form(
            FixViews.writing(order),
            Map.of(
                "id",
                told.id(),
                "finding",
                told.finding(),
                "value",
                told.value(),
                "resource",
                told.resource().toString(),
                "seen",
                told.seen())));
  }

  private FixRow row(State state, String reason) {
    return new FixRow(
        ID,
        "sandbox",
        SampleChart.PATIENT,
        VISITOR,
        false,
        new FixRow.About(
            finding.id(),
            finding.rule(),
            "recode",
            SampleChart.CONDITION,
            Optional.of(SampleChart.OLD_VISIT),
            "E11",
            "E11.9"),
        "[]",
        new FixRow.By(
            new NoteRow.Owner("i", "s"), "Dr Synthetic", Instant.parse("2026-11-23T14:02:00Z")),
        FixRow.Ending.of(state, reason, Instant.parse("2026-11-23T14:02:00Z")),
        Optional.empty());
  }

  @Test
  void gap_offersCodesWithWhatSpeaksForThem_andChoosesNone() throws Exception {
    String page = get(VISIT).body();
    assertThat(page)
        .contains("value=\"E11.9\"", "44054006 Type 2", "Nothing coded on the chart speaks for it")
        .contains("&lt;b&gt;numb&lt;/b&gt; feet", "Claim/c1 says the same")
        .doesNotContainPattern("type=\"radio\"[^>]* checked");
    assertThat(get(VISIT + "&lang=it").body()).contains("Correggi qui", "L’ho corretto");
  }

  @ParameterizedTest
  @ValueSource(strings = {"coder-1", "manager-1"})
  void others_seeGapsWithoutTheForms(String visitor) throws Exception {
    site.fixes.offers = Map.of();
    assertThat(get("/s/" + visitor + "/encounter?visit=" + SampleChart.OLD_VISIT).body())
        .contains("data-rule=\"diagnosis-not-billable\"")
        .doesNotContain("gap-fix");
  }

  @Test
  void preview_ready_showsOldAndNewAndStaysWithTheChoice() throws Exception {
    site.fixes.preview =
        new FixBook.Ready(
            order,
            Optional.of("3"),
            List.of(new FixBook.Line("Condition.code", "E11 <old>", "E11.9 new")),
            Optional.of(choice("E11.9", false)),
            List.of());
    HttpResponse<String> page = preview("E11.9");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<del>E11 &lt;old&gt;</del>", "<ins>E11.9 new</ins>", "value=\"seen-1\"")
        .containsPattern("value=\"E11.9\" checked");
    assertThat(site.fixes.orders).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"NOTHING_CHOSEN,422", "CHANGED,409", "BUSY,409", "SILENT,503", "NOT_KEPT,503"})
  void preview_stopped_saysWhyAndKeepsTheChoice(FixBook.Objection because, int status)
      throws Exception {
    site.fixes.preview = new FixBook.Stopped(because);
    HttpResponse<String> page = preview("E11.65");
    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(page.body())
        .contains("data-testid=\"fix-trouble\"", "Nothing was written")
        .containsPattern("value=\"E11.65\" checked");
  }

  @Test
  void form_withAnyPartChanged_isForged() throws Exception {
    site.fixes.answer = new FixBook.Ended(row(State.WRITTEN, ""));
    String other = "0a1b2c3d-0000-4000-8000-000000000002";
    for (FixBook.Order told :
        List.of(
            new FixBook.Order(
                other, order.finding(), order.value(), order.resource(), order.seen()),
            new FixBook.Order(ID, "another", order.value(), order.resource(), order.seen()),
            new FixBook.Order(ID, order.finding(), "E11.65", order.resource(), order.seen()),
            new FixBook.Order(ID, order.finding(), order.value(), SampleChart.VISIT, order.seen()),
            new FixBook.Order(ID, order.finding(), order.value(), order.resource(), "seen-2"))) {
      assertThat(write(told).statusCode()).isEqualTo(403);
    }
    assertThat(site.fixes.orders).isEmpty();
    assertThat(write(order).statusCode()).isEqualTo(303);
    assertThat(site.fixes.orders).containsExactly(order);
  }

  @Test
  void write_refused_saysWhatToDoAndKeepsTheChoice() throws Exception {
    site.fixes.answer = new FixBook.Ended(row(State.REFUSED, "403"));
    HttpResponse<String> page = write(order);
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("make it in the EHR")
        .containsPattern("value=\"E11.9\" checked");
  }

  @Test
  void gap_fixedInTheChartButBilledOtherwise_isDoneWithUndo() throws Exception {
    offer(Optional.of(FixBook.Barrier.BILLED_ONLY));
    site.fixes.history = List.of(row(State.WRITTEN, ""));
    String page = get(VISIT).body();
    assertThat(page)
        .contains("E11 → E11.9 in " + SampleChart.CONDITION, "Undo", "name=\"fix\" value=\"" + ID);
    assertThat(page).doesNotContain("Fix here");
  }

  @Test
  void diagnosis_takenBackThatItsVisitStillLists_isSaid() throws Exception {
    FixRow undone = row(State.WRITTEN, "still-named");
    FixRow.About about = undone.about();
    site.fixes.history =
        List.of(
            new FixRow(
                ID,
                undone.ehr(),
                undone.patient(),
                undone.launchId(),
                false,
                new FixRow.About(
                    about.finding(),
                    about.rule(),
                    "add-diagnosis",
                    SampleChart.CONDITION,
                    about.visit(),
                    "E11.9",
                    ""),
                "[]",
                undone.by(),
                undone.ending(),
                Optional.of("another")));
    assertThat(get(VISIT + "&fix=" + ID).body())
        .contains("E11.9 → nothing in " + SampleChart.CONDITION, "still names the diagnosis");
  }

  @Test
  void gap_whereTheEhrTakesNothing_saysWhatToChangeThere() throws Exception {
    offer(Optional.of(FixBook.Barrier.NOT_OFFERED));
    assertThat(get(VISIT).body())
        .contains("In the EHR, open " + SampleChart.CONDITION, "I fixed it in the EHR")
        .doesNotContain(">Fix here<");
  }
}
