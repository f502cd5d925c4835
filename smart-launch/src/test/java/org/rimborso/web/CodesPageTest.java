package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rimborso.desk.DeskChart;
import org.rimborso.review.Review;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Severity;

/** The code search on a real Jetty, over the set that ships with the product. */
class CodesPageTest extends OverTestSite {
  private String search(String query) throws Exception {
    return get("/s/clinician-1/codes?" + query).body();
  }

  @Test
  void search_words_listsCodesWithNamesOnAWholePage() throws Exception {
    String page = search("system=icd-10-cm&q=pressure+high&on=2026-11-01");
    assertThat(page)
        .contains("<!doctype html>", "<h1 class=\"page-title\">Code search", "codes-found")
        .contains("High blood pressure, primary", "Billable", "1 Nov 2026")
        .doesNotContain("Bianchi");
  }

  @Test
  void search_part_isTheListAlone() throws Exception {
    String part = search("system=icd-10-cm&q=E11&on=2026-11-01&part=1");
    assertThat(part.strip()).startsWith("<p class=\"hint\"").doesNotContain("<html", "<nav");
    assertThat(part.indexOf(">E11<")).isPositive().isLessThan(part.indexOf(">E11.00<"));
  }

  @Test
  void search_nothingTyped_saysNothing() throws Exception {
    assertThat(search("q=&part=1").strip()).isEmpty();
  }

  @Test
  void search_nothingFound_saysWhere() throws Exception {
    assertThat(search("q=zzzz&part=1")).contains("Nothing in the loaded ICD-10-CM fits.");
  }

  @Test
  void code_lookedAt_saysNameAndWhetherItIsBillableThatDay() throws Exception {
    assertThat(search("q=I10&code=I10&on=2026-11-01"))
        .contains("data-testid=\"chosen-code\"", "High blood pressure, primary", "Billable")
        .contains("on 1 Nov 2026", "ICD-10-CM FY2027");
    assertThat(search("code=E11&on=2026-11-01&part=1")).contains("Category, not a complete code");
    assertThat(search("code=E11.99&on=2026-11-01&part=1")).contains("In no edition");
    assertThat(search("code=A00.0&on=2026-11-01&part=1"))
        .contains("No edition loaded for that day");
  }

  @Test
  void search_inItalian_saysAndNamesInItalian() throws Exception {
    assertThat(search("q=pressione&on=2026-11-01&lang=it&part=1"))
        .contains("Pressione alta primaria", "Fatturabile");
  }

  @Test
  void search_hostileText_isText() throws Exception {
    String typed = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E";
    assertThat(search("q=" + typed + "&code=" + typed)).doesNotContain("<img");
  }

  @Test
  void gap_ofACodeThatCannotStand_offersTheSearchOfItsDay() throws Exception {
    site.chart = withHeaderCode(site.chart);
    String page = get("/s/clinician-1/encounter").body();
    assertThat(page)
        .contains("data-code-search", "action=\"/s/clinician-1/codes\"", "Search codes…")
        .contains("name=\"system\" value=\"icd-10-cm\"")
        .containsPattern("name=\"on\" value=\"20\\d\\d-\\d\\d-\\d\\d\"");
  }

  private static DeskChart withHeaderCode(DeskChart opened) {
    Review review = opened.review();
    Finding model = review.findings().get(0);
    Finding header =
        new Finding(
            "diagnosis-not-billable",
            Severity.ERROR,
            Set.of(Audience.CLINICIAN),
            SampleChart.VISIT,
            "E11",
            "Encounter.reasonCode[0]",
            model.message(),
            model.next(),
            Optional.empty(),
            List.of(),
            model.source());
    Review more =
        new Review(
            review.patient(),
            review.asOf(),
            List.of(header),
            review.notChecked(),
            review.accounts());
    return new DeskChart(opened.chart(), more, opened.asOf(), opened.tokenEnded());
  }
}
