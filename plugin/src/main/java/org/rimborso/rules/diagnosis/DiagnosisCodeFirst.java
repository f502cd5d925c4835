package org.rimborso.rules.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
 * <b>Fires when</b> the partner that an unconditional "code first" or "use additional code" note
 * asks for is missing from the claim, or in the wrong order. Silent on notes that name no code or
 * depend on the case; of a note that lists several cases only the order is judged.
 *
 * <p><b>Not checked when</b> no tabular list is loaded, the code date is unknown, or claims are not
 * offered.
 *
 * <p><b>Leaves to</b> {@link DiagnosisManifestationFirst}.
 *
 * <p><b>Source</b>: ICD-10-CM Official Guidelines for Coding and Reporting, section I.A.13.
 */
public final class DiagnosisCodeFirst implements WalkingRule {
  static final String ID = "diagnosis-code-first";

  /** What makes a note depend on the case. */
  private static final Pattern CONDITIONAL =
      Pattern.compile(
          "\\bif\\b|\\bany\\b|\\bwhen\\b|such as|for example|identify|associated|complicating|long-term",
          Pattern.CASE_INSENSITIVE);

  private final Fault fault =
      new Fault(
          ID,
          Severity.WARNING,
          Set.of(Audience.CLINICIAN),
          Source.from(
              Transition.US,
              "ICD-10-CM Official Guidelines for Coding and Reporting",
              "I.A.13 and I.B.7, multiple coding"),
          DiagnosisCodeFirst.class);
  private final CodeSets codes;
  private final BillNotes notes;

  DiagnosisCodeFirst(CodeSets codes, Transition transition) {
    this.codes = codes;
    notes = new BillNotes(codes, fault, new CodeJudgement(codes, transition), 1);
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
    return notes.each(chart, this::inOrder);
  }

  private List<Outcome> inOrder(List<DatedCode> dated) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < dated.size(); i++) {
      if (dated.get(i).codes().size() == 1) {
        outcomes.addAll(judge(dated, i, TabularNotes.Kind.CODE_FIRST));
        outcomes.addAll(judge(dated, i, TabularNotes.Kind.USE_ADDITIONAL_CODE));
      }
    }
    return outcomes;
  }

  private List<Outcome> judge(List<DatedCode> dated, int at, TabularNotes.Kind kind) {
    JudgedCode code = dated.get(at).speaker();
    Map<String, List<String>> notes = new LinkedHashMap<>();
    codes
        .notes(CodeSystem.ICD10CM, code.bare(), kind, code.day())
        .forEach(n -> notes.computeIfAbsent(n.at(), k -> new ArrayList<>()).add(n.text()));
    return notes.values().stream()
        .filter(texts -> !CONDITIONAL.matcher(String.join(" ", texts)).find())
        .flatMap(texts -> judge(dated, at, kind, texts).stream())
        .toList();
  }

  private Optional<Outcome> judge(
      List<DatedCode> dated, int at, TabularNotes.Kind kind, List<String> texts) {
    NoteCodes partners = NoteCodes.in(String.join(" ", texts));
    List<Integer> found =
        IntStream.range(0, dated.size())
            .filter(i -> i != at && dated.get(i).any(partners::hold))
            .boxed()
            .toList();
    if (partners.isEmpty() || found.isEmpty() && texts.size() > 1) {
      return Optional.empty();
    }
    boolean first = kind == TabularNotes.Kind.CODE_FIRST;
    boolean inOrder = found.stream().anyMatch(i -> first ? i < at : i > at);
    return inOrder
        ? Optional.empty()
        : Optional.of(
            finding(
                dated.get(at).speaker(),
                found.stream().map(dated::get).toList(),
                (found.isEmpty() ? "missing" : "order") + (first ? "-first" : "-additional"),
                String.join(" ", texts)));
  }

  private Finding finding(JudgedCode code, List<DatedCode> partners, String fact, String note) {
    String edition =
        codes
            .notesEdition(CodeSystem.ICD10CM, code.day())
            .map(TabularNotes.Edition::label)
            .orElse("");
    List<Evidence> proof = new ArrayList<>();
    partners.forEach(p -> proof.add(new Evidence(p.diagnosis().focus(), p.diagnosis().element())));
    proof.addAll(code.diagnosis().evidence());
    Finding finding = code.finding(fault, code.name(), note, edition).provenBy(proof);
    return finding
        .saying(fault.message("message-" + fact, code.name(), note, edition))
        .advising(fault.message("next-" + fact, code.name(), note, edition));
  }
}
