package org.rimborso.codebooks.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.LoadedCodeSets;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.Outbound;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.payer.Payers;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;

/** A chart of codes that no loaded set holds, reviewed beside a terminology server. */
class TerminologyReviewTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private final ScriptedTerminology terminology = new ScriptedTerminology();

  @AfterEach
  void stop() {
    terminology.close();
  }

  private Review review(String... codes) {
    return review(CodeSystem.ICD10CM, codes);
  }

  private Review review(CodeSystem system, String... codes) {
    TerminologyServer server =
        new TerminologyServer(
            new TerminologySettings(
                URI.create(terminology.server().origin() + "/fhir"),
                Optional.empty(),
                Set.of(CodeSystem.ICD10CM),
                Duration.ofSeconds(20),
                Duration.ofHours(1)),
            new Outbound(CLOCK, time -> {}),
            CLOCK);
    return new TerminologyReview(
            () -> LoadedCodeSets.NONE,
            loaded -> Reviewer.of(new RuleContext(loaded, Payers.NONE, Parameters.DEFAULTS)),
            server)
        .review(chart(system, codes), Budget.of(Duration.ofSeconds(30)));
  }

  private static Chart chart(CodeSystem system, String... codes) {
    ChartAssembler assembler = new ChartAssembler();
    StringBuilder entries =
        new StringBuilder("{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"p1\"}}");
    for (String code : codes) {
      entries.append(
          """
          ,{"resource":{"resourceType":"Encounter","id":"e%1$s","status":"finished","class":{"code":"AMB"},
            "subject":{"reference":"Patient/p1"},"period":{"start":"2026-11-02","end":"2026-11-02"}}},
           {"resource":{"resourceType":"Condition","id":"d%1$s","subject":{"reference":"Patient/p1"},
            "encounter":{"reference":"Encounter/e%1$s"},
            "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-category","code":"encounter-diagnosis"}]}],
            "code":{"coding":[{"system":"%2$s","code":"%1$s"}]}}}"""
              .formatted(code, system.uri()));
    }
    String bundle =
        "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entries + "]}";
    new BundleReader(new ReadOptions(Optional.empty(), raw -> Reference.parse(raw)))
        .read(bundle.getBytes(StandardCharsets.UTF_8), assembler);
    return assembler
        .ofPatient(new Reference("Patient", "p1"), LocalDate.of(2026, 11, 23), ZoneOffset.UTC)
        .chart();
  }

  @Test
  void review_codesNobodyLoaded_areJudgedByTheServer() {
    terminology
        .offering("2027", "complete")
        .knowing("A00", "child=A00.0")
        .knowing("A00.0", "parent=A00");

    Review review = review("A00", "A00.0", "A00.9");

    assertThat(review.findings())
        .filteredOn(finding -> finding.rule().startsWith("diagnosis-"))
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder("diagnosis-not-billable", "diagnosis-unknown-code");
    assertThat(review.notChecked())
        .extracting(NotChecked::because)
        .doesNotContain(Cause.CODE_SET_NOT_LOADED, Cause.NOT_REACHED);
    assertThat(terminology.batches()).isEqualTo(1);
  }

  @Test
  void review_serverDown_isNotCheckedWithItsCause() {
    terminology.server().answers(seen -> Sent.json(500, "{}"));

    Review review = review("A00");

    assertThat(review.findings()).noneMatch(finding -> finding.rule().startsWith("diagnosis-"));
    assertThat(review.notChecked())
        .anyMatch(gap -> gap.because() == Cause.CODE_SET_NOT_LOADED)
        .contains(
            new NotChecked(
                "chart", Optional.empty(), Cause.NOT_REACHED, TerminologyReview.MISSING));
  }

  @Test
  void review_nothingOpen_asksNobody() {
    review();

    assertThat(terminology.server().seen()).isEmpty();
  }

  private static String nextSteps(Review review) {
    return review.findings().stream()
        .filter(finding -> finding.rule().equals("diagnosis-uncoded"))
        .map(finding -> finding.next().in(Locale.ENGLISH))
        .collect(Collectors.joining(" / "));
  }

  @Test
  void review_termThatTheServerMaps_namesTheCandidatesAsTheServerJudgesThem() {
    terminology
        .offering("2027", "complete")
        .mapping("44054006", "wider E11", "wider E11.8", "narrower E11.9")
        .knowing("E11", "child=E11.9")
        .knowing("E11.9", "parent=E11");

    Review review = review(CodeSystem.SNOMED, "44054006");

    assertThat(nextSteps(review))
        .endsWith("The mapping suggests: name of E11.9 (E11.9); name of E11 (E11).");
    assertThat(review.notChecked()).noneMatch(gap -> gap.missing().equals("terminology server"));
    assertThat(terminology.batches()).as("the map, then the candidates").isEqualTo(2);
  }

  @Test
  void review_termOnlyAndServerDown_findsTheSameAndLeavesNoGap() {
    terminology.server().answers(seen -> Sent.json(500, "{}"));

    Review review = review(CodeSystem.SNOMED, "44054006");

    assertThat(nextSteps(review)).startsWith("Choose the ICD code that");
    assertThat(review.notChecked()).noneMatch(gap -> gap.because() == Cause.NOT_REACHED);
  }
}
