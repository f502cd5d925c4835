package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.TabularNotes;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
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
 * <b>Fires when</b> two codes of one claim exclude each other by an Excludes1 note. An error in the
 * fiscal year of the tabular list, a warning where a neighbouring edition has to answer or the note
 * itself allows for unrelated conditions.
 *
 * <p><b>Not checked when</b> no tabular list is loaded, the code date is unknown, or claims are not
 * offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: ICD-10-CM Official Guidelines for Coding and Reporting, section I.A.12.a.
 */
public final class DiagnosisExcludes1 implements WalkingRule {
  static final String ID = "diagnosis-excludes1";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.CLINICIAN, Audience.BILLING),
          Source.from(
              Transition.US,
              "ICD-10-CM Official Guidelines for Coding and Reporting",
              "I.A.12.a, Excludes1"),
          DiagnosisExcludes1.class);
  private final CodeSets codes;
  private final BillNotes notes;

  DiagnosisExcludes1(CodeSets codes, Transition transition) {
    this.codes = codes;
    notes = new BillNotes(codes, fault, new CodeJudgement(codes, transition), 2);
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
    return Needs.companions(List.of("icd-10-cm-tabular"), "Claim");
  }

  @Override
  public Walk walk(Chart chart) {
    return notes.each(chart, this::pairs);
  }

  private List<Outcome> pairs(List<DatedCode> dated) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < dated.size(); i++) {
      for (int j = i + 1; j < dated.size(); j++) {
        DatedCode first = dated.get(i);
        DatedCode second = dated.get(j);
        note(first, second)
            .or(() -> note(second, first))
            .ifPresent(note -> outcomes.add(finding(first, second, note)));
      }
    }
    return outcomes;
  }

  /** The note of one code that excludes the other. */
  private Optional<TabularNotes.Note> note(DatedCode noted, DatedCode other) {
    if (noted.codes().size() != 1) {
      return Optional.empty();
    }
    String bare = noted.speaker().bare();
    return codes.notes(CodeSystem.ICD10CM, bare, TabularNotes.Kind.EXCLUDES1, noted.day()).stream()
        .filter(note -> excludes(note, bare, other))
        .findFirst();
  }

  /** A note that names only some codes of a range by their characters excludes none for certain. */
  private static boolean excludes(TabularNotes.Note note, String noted, DatedCode other) {
    NoteCodes named = NoteCodes.in(note.text());
    return !named.hold(noted) && !note.text().contains("character") && other.all(named::hold);
  }

  private Finding finding(DatedCode first, DatedCode second, TabularNotes.Note note) {
    JudgedCode one = first.speaker();
    JudgedCode other = second.speaker();
    TabularNotes.Edition edition =
        codes.notesEdition(CodeSystem.ICD10CM, first.day()).orElseThrow();
    String pair = Stream.of(one.shown(), other.shown()).sorted().collect(Collectors.joining("+"));
    boolean certain = edition.covers(first.day()) && !note.text().contains("unrelated");
    return fault
        .finding(
            second.diagnosis().focus(),
            pair,
            second.diagnosis().element(),
            one.name(),
            other.name(),
            CodeSets.display(CodeSystem.ICD10CM, note.at()),
            note.text(),
            edition.label())
        .weighing(certain ? Severity.ERROR : Severity.WARNING)
        .risking(second.diagnosis().atRisk())
        .provenBy(List.of(new Evidence(first.diagnosis().focus(), first.diagnosis().element())));
  }
}
