package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.audit.AuditCheck;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditFeed;
import org.rimborso.audit.AuditRow;
import org.rimborso.audit.AuditWatch;
import org.rimborso.audit.Fault;
import org.rimborso.chart.Reference;

/** The audit trail's page on a real Jetty, over rows in memory. */
class AuditPageTest extends OverTestSite {
  private static final String PAGE = "/s/administrator-1/admin/audit";
  private static final Instant CHECKED = Instant.parse("2026-11-23T14:30:00Z");

  @BeforeEach
  void rows() {
    site.trail =
        LongStream.iterate(120, seq -> seq - 1).limit(120).mapToObj(AuditPageTest::row).toList();
  }

  private static AuditRow row(long seq) {
    boolean refused = seq == 119;
    return new AuditRow(
        seq,
        Instant.parse("2026-11-23T14:05:09Z"),
        new AuditEntry(
            refused
                ? Optional.empty()
                : Optional.of(
                    new AuditEntry.Who(
                        "https://ehr.example", "sub-1", Reference.parse("Practitioner/p1"))),
            Action.READ,
            Reference.parse("Patient/p" + seq),
            List.of("Claim/c1"),
            refused ? Outcome.REFUSED : Outcome.DONE,
            refused ? "unknown-launch" : "see-accounts",
            Optional.of("l1")),
        Optional.of("t"),
        "ab".repeat(32));
  }

  @ParameterizedTest
  @CsvSource({
    "administrator, 200",
    "clinician, 403",
    "coder, 403",
    "biller, 403",
    "manager, 403",
    "stranger, 401"
  })
  void page_byRole_isForAdministrators(String role, int status) throws Exception {
    assertThat(get("/s/" + role + "-1/admin/audit").statusCode()).isEqualTo(status);
    assertThat(site.trailAsked).hasSize(status == 200 ? 1 : 0);
  }

  @Test
  void page_rows_holdReferencesAndCodes() throws Exception {
    String page = get(PAGE).body();
    assertThat(page)
        .contains("data-testid=\"audit-120\"", "Patient/p120, Claim/c1", "see-accounts")
        .contains("Practitioner/p1 · sub-1", "2026-11-23T14:05:09Z", "nobody had signed in")
        .contains("Refused")
        .doesNotContain("Bianchi", "data-testid=\"audit-70\"");
  }

  @Test
  void page_olderRows_areOneLinkAway() throws Exception {
    String first = get(PAGE + "?user=sub-1").body();
    assertThat(first)
        .contains("?patient=&amp;user=sub-1&amp;action=&amp;from=&amp;to=&amp;before=71");
    String second = get(PAGE + "?user=sub-1&before=71").body();
    assertThat(second).contains("audit-70\"", "audit-21\"").doesNotContain("audit-71\"");
    assertThat(get(PAGE + "?before=21").body()).doesNotContain("data-testid=\"older\"");
  }

  @Test
  void search_everyField_isAsked() throws Exception {
    get(PAGE + "?patient=p7&user=sub-1&action=audit-read&from=2026-11-01&to=2026-11-02");
    assertThat(site.trailAsked).hasSize(1);
    assertThat(site.trailAsked.get(0).patient()).contains("Patient/p7");
    assertThat(site.trailAsked.get(0).user()).contains("sub-1");
    assertThat(site.trailAsked.get(0).action()).contains(Action.AUDIT_READ);
    assertThat(site.trailAsked.get(0).from())
        .contains(LocalDate.parse("2026-11-01").atStartOfDay(SampleChart.ZONE).toInstant());
    assertThat(site.trailAsked.get(0).to())
        .contains(LocalDate.parse("2026-11-03").atStartOfDay(SampleChart.ZONE).toInstant());
  }

  @ParameterizedTest
  @CsvSource({"patient=a%20name", "from=yesterday", "action=fly", "patient=%3Cimg%3E"})
  void search_nonsense_isSaidAndAsksNothing(String query) throws Exception {
    String page = get(PAGE + "?" + query).body();
    assertThat(page).contains("data-testid=\"problem\"").doesNotContain("<img");
    assertThat(site.trailAsked).isEmpty();
  }

  @Test
  void standing_ofTheChain_isSaid() throws Exception {
    assertThat(get(PAGE).body()).contains("The chain is being checked");
    checked(List.of());
    assertThat(get(PAGE).body()).contains("Whole", "Checked up to row 120");
    checked(List.of(new Fault(17, 17, Fault.Kind.CHANGED)));
    assertThat(get(PAGE).body()).contains("Damaged", "Row 17 or what follows");
    assertThat(get(PAGE + "?lang=it").body()).contains("Danneggiata", "La riga 17");
  }

  private void checked(List<Fault> faults) {
    site.trailState =
        new Trail.State(
            Optional.of(
                new AuditWatch.Checked(CHECKED, new AuditCheck.Result(1, 120, 120, 2, faults))),
            Optional.of(
                new AuditFeed.Standing(100, 20, Optional.of(new AuditFeed.Stop(CHECKED, "422")))));
  }

  @Test
  void feed_thatWaits_showsItsBacklog() throws Exception {
    assertThat(get(PAGE).body()).doesNotContain("data-testid=\"feed\"");
    checked(List.of());
    assertThat(get(PAGE).body()).contains("up to row 100; 20 rows wait since", "(422)");
  }

  @Test
  void export_ofTheReview_isToldBeforeItLeaves() throws Exception {
    get("/s/biller-1/review.json");
    assertThat(site.told).containsExactly("biller-1 EXPORTED");
  }

  /** Whether a session lives is no patient data. */
  @Test
  void timeLeft_isNoExport() throws Exception {
    assertThat(get("/s/biller-1/session").statusCode()).isEqualTo(200);
    assertThat(site.told).isEmpty();
  }

  @Test
  void form_withoutItsToken_isTold() throws Exception {
    post("/s/biller-1/accounts/Claim/c1/notes", "text=x");
    assertThat(site.told).containsExactly("biller-1 FORGED_FORM");
  }
}
