package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
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
 * <b>Fires when</b> a line points to a sequence that its claim does not have: of a diagnosis, a
 * care team member, a supporting information or a procedure. Once for each missing sequence,
 * listing the lines.
 *
 * <p><b>Not checked when</b> part of the claim was not readable, or claims are not offered.
 *
 * <p><b>Leaves to</b> nobody.
 *
 * <p><b>Source</b>: FHIR R4 Claim.item.diagnosisSequence; Medicare Claims Processing Manual,
 * chapter 26, section 10.4, item 24E.
 */
final class LineDanglingDiagnosis implements WalkingRule {
  static final String ID = "line-dangling-diagnosis";

  private final Fault fault =
      new Fault(
          ID,
          Severity.ERROR,
          Set.of(Audience.BILLING),
          Source.of(
              "Medicare Claims Processing Manual (CMS Pub. 100-04)", "chapter 26, 10.4, item 24E"),
          LineDanglingDiagnosis.class);

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
    return Needs.resources("Claim");
  }

  /** A kind of pointer: its element, where it points, and what is there. */
  private record Pointer(
      String kind,
      Function<Claim.Line, List<Integer>> sequences,
      Function<Claim, List<Integer>> present) {}

  private static final List<Pointer> POINTERS =
      List.of(
          new Pointer(
              "diagnosis",
              Claim.Line::diagnosisSequences,
              claim -> claim.diagnoses().stream().map(Claim.Diagnosis::sequence).toList()),
          new Pointer(
              "careTeam",
              Claim.Line::careTeamSequences,
              claim -> claim.careTeam().stream().map(Claim.CareTeamMember::sequence).toList()),
          new Pointer(
              "information",
              Claim.Line::informationSequences,
              claim ->
                  claim.supportingInfo().stream().map(Claim.SupportingInfo::sequence).toList()),
          new Pointer(
              "procedure",
              Claim.Line::procedureSequences,
              claim -> claim.procedures().stream().map(Claim.BilledProcedure::sequence).toList()));

  @Override
  public Walk walk(Chart chart) {
    return BilledLines.each(
        chart, fault, LineTrait.POINTING, lines -> judge(chart, lines.get(0).bill()));
  }

  private List<Outcome> judge(Chart chart, Claim bill) {
    List<Outcome> outcomes = new ArrayList<>(0);
    for (Pointer pointer : POINTERS) {
      linesByMissing(bill, pointer)
          .forEach((sequence, lines) -> outcomes.add(judge(chart, bill, pointer, sequence, lines)));
    }
    return outcomes;
  }

  private Outcome judge(
      Chart chart, Claim bill, Pointer pointer, int sequence, Set<Integer> indices) {
    return fault
        .unread(chart, bill.reference())
        .orElseGet(() -> finding(bill, pointer, sequence, indices));
  }

  /** The indices of the lines that point to a sequence, for each one that is not there. */
  private static Map<Integer, Set<Integer>> linesByMissing(Claim bill, Pointer pointer) {
    List<Integer> present = List.of();
    Map<Integer, Set<Integer>> missing = Map.of();
    for (int i = 0; i < bill.lines().size(); i++) {
      List<Integer> sequences = pointer.sequences().apply(bill.lines().get(i));
      if (!sequences.isEmpty() && present.isEmpty()) {
        present = pointer.present().apply(bill);
      }
      for (Integer sequence : sequences) {
        if (!present.contains(sequence)) {
          missing = missing.isEmpty() ? new LinkedHashMap<>() : missing;
          missing.computeIfAbsent(sequence, unused -> new LinkedHashSet<>()).add(i);
        }
      }
    }
    return missing;
  }

  private Finding finding(Claim bill, Pointer pointer, int sequence, Set<Integer> indices) {
    int first = indices.iterator().next();
    List<Claim.Line> lines = indices.stream().map(bill.lines()::get).toList();
    int at = pointer.sequences().apply(lines.get(0)).indexOf(sequence);
    String element =
        "%s.item[%d].%sSequence[%d]".formatted(bill.reference().type(), first, pointer.kind(), at);
    String shown =
        lines.stream().map(l -> Integer.toString(l.sequence())).collect(Collectors.joining(", "));
    return fault
        .finding(
            bill.reference(),
            pointer.kind() + "-" + sequence,
            element,
            shown,
            fault.message(pointer.kind()),
            Integer.toString(sequence))
        .risking(Claim.net(lines));
  }
}
