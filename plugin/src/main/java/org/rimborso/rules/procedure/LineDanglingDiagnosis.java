package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Limitation;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;

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
final class LineDanglingDiagnosis implements Rule {
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

  /** A kind of pointer: its element, where it points, and what is there. */
  private record Pointer(
      String kind,
      Function<Claim.Line, List<Integer>> sequences,
      Function<Claim, Stream<Integer>> present) {}

  private static final List<Pointer> POINTERS =
      List.of(
          new Pointer(
              "diagnosis",
              Claim.Line::diagnosisSequences,
              claim -> claim.diagnoses().stream().map(Claim.Diagnosis::sequence)),
          new Pointer(
              "careTeam",
              Claim.Line::careTeamSequences,
              claim -> claim.careTeam().stream().map(Claim.CareTeamMember::sequence)),
          new Pointer(
              "information",
              Claim.Line::informationSequences,
              claim -> claim.supportingInfo().stream().map(Claim.SupportingInfo::sequence)),
          new Pointer(
              "procedure",
              Claim.Line::procedureSequences,
              claim -> claim.procedureSequences().stream()));

  @Override
  public List<Outcome> check(Chart chart) {
    List<Outcome> outcomes = new ArrayList<>();
    chart.limitation("Claim").map(fault::notChecked).ifPresent(outcomes::add);
    chart
        .bills()
        .filter(bill -> bill.isLive() && !chart.isReplaced(bill))
        .forEach(bill -> POINTERS.forEach(pointer -> outcomes.addAll(judge(chart, bill, pointer))));
    return outcomes.stream().distinct().toList();
  }

  private List<Outcome> judge(Chart chart, Claim bill, Pointer pointer) {
    Set<Integer> present = pointer.present().apply(bill).collect(Collectors.toSet());
    Map<Integer, List<Integer>> linesByMissing = new LinkedHashMap<>();
    for (int i = 0; i < bill.lines().size(); i++) {
      int index = i;
      pointer.sequences().apply(bill.lines().get(i)).stream()
          .filter(sequence -> !present.contains(sequence))
          .distinct()
          .forEach(
              sequence ->
                  linesByMissing.computeIfAbsent(sequence, unused -> new ArrayList<>()).add(index));
    }
    List<Limitation> unread = chart.limitationsOf(bill.reference());
    if (!linesByMissing.isEmpty() && !unread.isEmpty()) {
      return List.of(fault.notChecked(unread.get(0)));
    }
    return linesByMissing.entrySet().stream()
        .<Outcome>map(e -> finding(bill, pointer, e.getKey(), e.getValue()))
        .toList();
  }

  private Finding finding(Claim bill, Pointer pointer, int sequence, List<Integer> indices) {
    List<Claim.Line> lines = indices.stream().map(bill.lines()::get).toList();
    int at = pointer.sequences().apply(lines.get(0)).indexOf(sequence);
    String element =
        "%s.item[%d].%sSequence[%d]"
            .formatted(bill.reference().type(), indices.get(0), pointer.kind(), at);
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
