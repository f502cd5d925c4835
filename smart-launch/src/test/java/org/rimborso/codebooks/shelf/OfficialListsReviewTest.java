package org.rimborso.codebooks.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.codebooks.file.CodeFiles;
import org.rimborso.codes.CodeSystem;
import org.rimborso.payer.Payers;
import org.rimborso.review.Review;
import org.rimborso.review.Reviewer;
import org.rimborso.rule.Finding;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Parameters;
import org.rimborso.rule.RuleContext;

/** Rules on diagnoses ask the official lists as a site imports them, where they are at hand. */
class OfficialListsReviewTest {
  private static final Path FILES = Path.of("..", "..", "shared", "data", "codesets");
  private static final Reference PATIENT = new Reference("Patient", "p1");

  @TempDir private static Path folder;
  private static Optional<Reviewer> reviewer = Optional.empty();

  @BeforeAll
  static void importLists() {
    List<Path> files =
        List.of(
            FILES.resolve("icd10cm/cms_2026_dx.zip"),
            FILES.resolve("tabular/icd10cm_tabular_2021.xml.gz"),
            FILES.resolve("mce/MCE_Simple_Code_Edits_v37.txt"),
            FILES.resolve("poa/POAexemptCodesFY26.zip"),
            FILES.resolve("gems/2018_I9gem.txt"));
    assumeTrue(
        files.stream().allMatch(Files::isReadable),
        "the official lists are not beside the project");
    CodeShelf shelf = new CodeShelf(folder.resolve("codes"), Samples.CLOCK);
    ImportReport report =
        shelf.load(files, Samples.settings(new CodeFiles()::read), Progress.SILENT);
    assertThat(report.isRefused()).as(report.lines().toString()).isFalse();
    reviewer =
        Optional.of(
            Reviewer.of(
                new RuleContext(shelf.snapshot().codes(), Payers.NONE, Parameters.DEFAULTS)));
  }

  @Test
  void review_professionalClaim_notesAndTitlesSpeak() {
    assertThat(found("professional", "2026-03-02", "E10.9", "E11.9"))
        .contains("diagnosis-excludes1:Claim/c1:E10.9+E11.9");
    assertThat(found("professional", "2026-03-02", "D63.1", "N18.30"))
        .contains("diagnosis-code-first:Claim/c1:D63.1");
    assertThat(found("professional", "2026-03-02", "F02.80", "G30.9"))
        .contains("diagnosis-manifestation-first:Claim/c1:F02.80");
    assertThat(found("professional", "2026-03-02", "M25.569"))
        .contains("diagnosis-unspecified:Claim/c1:M25.569");
    assertThat(found("professional", "2026-03-02", "N18.30", "D63.1", "I10", "J06.9", "E78.5"))
        .as("in order, and nothing to say")
        .isEmpty();
  }

  @Test
  void review_stay_listsOfTheEditorAndTheExemptListSpeak() {
    assertThat(found("institutional", "2020-03-02", "Z79.84", "A33"))
        .contains(
            "diagnosis-unacceptable-principal:Claim/c1:Z79.84",
            "diagnosis-age-conflict:Claim/c1:A33");
    assertThat(found("institutional", "2020-03-02", "N40.0"))
        .contains("diagnosis-sex-conflict:Claim/c1:N40.0");
    assertThat(found("institutional", "2026-03-02", "I50.9", "Z79.4"))
        .contains("diagnosis-poa-missing:Claim/c1:I50.9")
        .doesNotContain("diagnosis-poa-missing:Claim/c1:Z79.4");
    assertThat(review("institutional", "2026-03-02", "I50.9").notChecked())
        .extracting(NotChecked::missing)
        .contains("Medicare Code Editor 2026-03-02");
  }

  @Test
  void review_codeOfTheOldEdition_namesWhatTheMapGivesAndMayBeBilled() {
    assertThat(nextSteps("250.00")).endsWith("(E11.9).");
    assertThat(nextSteps("724.2")).as("a category since 2021").endsWith("(M54.5).");
    assertThat(nextSteps("250.13")).as("a combination only").endsWith("in ICD-10-CM.");
    assertThat(nextSteps("733.82")).contains("suggests many codes");
  }

  private static String nextSteps(String code) {
    return review("professional", "2026-03-02", code).findings().stream()
        .filter(finding -> finding.rule().equals("diagnosis-icd9-after-transition"))
        .map(finding -> finding.next().in(Locale.ENGLISH))
        .collect(Collectors.joining(" / "));
  }

  private static List<String> found(String type, String day, String... codes) {
    return review(type, day, codes).findings().stream()
        .map(Finding::id)
        .filter(id -> id.startsWith("diagnosis-"))
        .toList();
  }

  private static Review review(String type, String day, String... codes) {
    Patient patient =
        new Patient(
            PATIENT,
            Optional.empty(),
            Optional.empty(),
            Optional.of(PartialDate.of(LocalDate.of(1958, 1, 1))),
            Optional.of("female"),
            Optional.empty(),
            List.of());
    List<Claim.Diagnosis> diagnoses = new ArrayList<>();
    for (String code : codes) {
      diagnoses.add(
          new Claim.Diagnosis(
              diagnoses.size() + 1,
              Optional.of(CodeableConcept.of(systemOf(code), code)),
              Optional.empty(),
              List.of(),
              Optional.empty()));
    }
    return reviewer
        .orElseThrow()
        .review(
            new Chart(
                LocalDate.of(2026, 11, 23),
                ZoneOffset.UTC,
                List.of(patient, claim(type, LocalDate.parse(day), diagnoses)),
                List.of()));
  }

  private static Claim claim(String type, LocalDate day, List<Claim.Diagnosis> diagnoses) {
    Party medicare = new Party(Optional.empty(), Optional.empty(), Optional.of("Medicare"));
    return new Claim(
        new Reference("Claim", "c1"),
        Optional.of(PATIENT),
        "active",
        "claim",
        Optional.of(type),
        Optional.of(PartialDate.of(day)),
        Period.on(day),
        medicare,
        Party.UNKNOWN,
        diagnoses,
        List.of(new Claim.Insurance(1, true, medicare, List.of())),
        List.of(),
        List.of(new Claim.SupportingInfo(1, word("typeofbill"), word("0111"))),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Party.UNKNOWN,
        Set.of());
  }

  /** No code of ICD-10-CM begins with a digit. */
  private static CodeSystem systemOf(String code) {
    return Character.isDigit(code.charAt(0)) ? CodeSystem.ICD9CM : CodeSystem.ICD10CM;
  }

  private static CodeableConcept word(String code) {
    return new CodeableConcept(List.of(new Coding("", code, Optional.empty())), Optional.empty());
  }
}
