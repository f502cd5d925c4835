package org.rimborso.rules.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.TabularNotes;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * <b>Fires when</b> the first-listed diagnosis of a claim, or of an encounter where no claim has
 * it, is a manifestation code: its title says "in diseases classified elsewhere", or the Medicare
 * Code Editor of its fiscal year lists it. Suggests the etiology among the other diagnoses.
 *
 * <p><b>Not checked when</b> the code has no name and no edition of the Medicare Code Editor is
 * loaded for its day, the code date is unknown, or claims, Conditions or encounters are not
 * offered.
 *
 * <p><b>Leaves to</b> nobody; speaks instead of {@link DiagnosisCodeFirst}.
 *
 * <p><b>Source</b>: ICD-10-CM Official Guidelines for Coding and Reporting, section I.A.13.
 */
public final class DiagnosisManifestationFirst implements WalkingRule {
  static final String ID = "diagnosis-manifestation-first";
  private static final int SHOWN = 5;

  /** As official titles say it, or our own short names. */
  private static final Pattern TITLE =
      Pattern.compile(
          "\\b(?:in|with) (?:[a-z]+ )*(?:diseases|conditions) classified elsewhere"
              + "|\\banother illness\\b",
          Pattern.CASE_INSENSITIVE);

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.from(
              Transition.US,
              "ICD-10-CM Official Guidelines for Coding and Reporting",
              "I.A.13, etiology and manifestation"),
          DiagnosisManifestationFirst.class);
  private final CodeSets codes;
  private final CodeJudgement judgement;
  private final CodeEditor editor;

  DiagnosisManifestationFirst(CodeSets codes, Transition transition) {
    this.codes = codes;
    judgement = new CodeJudgement(codes, transition);
    editor = new CodeEditor(codes, transition);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public List<Need> needs() {
    return Needs.companions(List.of("mce"), "Claim", "Condition", "Encounter");
  }

  @Override
  public Set<String> beats() {
    return Set.of(DiagnosisCodeFirst.ID);
  }

  @Override
  public Walk walk(Chart chart) {
    Titles titles = new Titles(codes, TITLE);
    return CodeJudgement.eachFirst(chart, fault, (d, day) -> outcome(chart, d, day, titles));
  }

  private Optional<Outcome> outcome(
      Chart chart, CodedDiagnosis diagnosis, LocalDate day, Titles titles) {
    Optional<JudgedCode> bad =
        judgement.whereAll(diagnosis, day, code -> isManifestation(code, titles));
    if (bad.isPresent()) {
      return Optional.of(finding(chart, bad.get()));
    }
    boolean unknown =
        judgement.whereAll(diagnosis, day, code -> titles.of(code).isEmpty()).isPresent()
            && !editor.isLoaded(day);
    return unknown
        ? Optional.of(
            fault.notChecked(
                diagnosis.focus(),
                Cause.CODE_SET_NOT_LOADED,
                CodeSystem.ICD10CM.label() + " " + day))
        : Optional.empty();
  }

  private boolean isManifestation(JudgedCode code, Titles titles) {
    return titles.haveWords(code)
        || editor.lists("Principal_Manifestation", code.bare(), code.day());
  }

  private Finding finding(Chart chart, JudgedCode code) {
    Finding finding = code.finding(fault, code.name());
    List<String> etiologies = etiologies(chart, code);
    return etiologies.isEmpty()
        ? finding
        : finding.advising(fault.message("next-etiology", code.names(etiologies)));
  }

  /** The codes of the same claim, else of the chart, that the code's own notes put before it. */
  private List<String> etiologies(Chart chart, JudgedCode code) {
    NoteCodes wanted =
        NoteCodes.in(
            codes
                .notes(CodeSystem.ICD10CM, code.bare(), TabularNotes.Kind.CODE_FIRST, code.day())
                .stream()
                .map(TabularNotes.Note::text)
                .collect(Collectors.joining(" ")));
    return DiagnosisPlaces.in(chart).coded().stream()
        .flatMap(other -> other.icd().stream())
        .filter(coding -> coding.is(CodeSystem.ICD10CM))
        .map(coding -> CodeSets.normalize(coding.code()))
        .filter(bare -> wanted.hold(bare) && !bare.equals(code.bare()))
        .distinct()
        .sorted()
        .limit(SHOWN)
        .toList();
  }
}
