package org.rimborso.rules.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeDates;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * A line in its bill.
 *
 * @param index its position, from 0
 * @param number by which people know it: its sequence where every line of the bill has its own,
 *     else its position, from 1
 * @param day its code date; empty where dates are missing or too vague
 */
record BilledLine(Claim bill, int index, String number, Claim.Line line, Optional<LocalDate> day) {
  private static final Set<CodeSystem> SERVICES =
      Set.of(CodeSystem.CPT, CodeSystem.HCPCS, CodeSystem.CDT, CodeSystem.ICD10PCS);

  /** Every line of every bill in force. */
  private record All(Map<Reference, List<BilledLine>> byBill) {
    static All walk(Chart chart) {
      Map<Reference, List<BilledLine>> lines = new HashMap<>();
      chart.billsInForce().forEach(bill -> lines.put(bill.reference(), read(chart, bill)));
      return new All(lines);
    }
  }

  /** Every line of {@code bill}, which is in force, in order; one walk for all rules that ask. */
  static List<BilledLine> of(Chart chart, Claim bill) {
    return chart.fact(All.class, All::walk).byBill().getOrDefault(bill.reference(), List.of());
  }

  private static List<BilledLine> read(Chart chart, Claim bill) {
    CodeDates dates = new CodeDates(bill, chart.encountersOf(bill));
    boolean numbered =
        bill.lines().stream().mapToInt(Claim.Line::sequence).filter(n -> n > 0).distinct().count()
            == bill.lines().size();
    List<BilledLine> lines = new ArrayList<>(bill.lines().size());
    for (int i = 0; i < bill.lines().size(); i++) {
      Claim.Line line = bill.lines().get(i);
      String number = Integer.toString(numbered ? line.sequence() : i + 1);
      lines.add(new BilledLine(bill, i, number, line, dates.of(line)));
    }
    return List.copyOf(lines);
  }

  /** FHIRPath of an element of the line. */
  String element(String name) {
    return bill.reference().type() + ".item[" + index + "]." + name;
  }

  /** What is billed, in systems that claims use for services. */
  List<Coding> services() {
    return line.service().codings().stream()
        .filter(coding -> coding.system().filter(SERVICES::contains).isPresent())
        .toList();
  }

  /** The first of {@link #services()}, as tables hold it. */
  Optional<String> code() {
    return services().stream().findFirst().map(coding -> CodeSets.normalize(coding.code()));
  }

  /** The modifiers as tables hold them, in order; those without a code are left out. */
  List<String> modifiers() {
    return line.modifiers().stream().flatMap(modifier -> codeOf(modifier).stream()).toList();
  }

  private static Optional<String> codeOf(CodeableConcept modifier) {
    return modifier.codings().stream().findFirst().map(coding -> CodeSets.normalize(coding.code()));
  }

  /** The numbers of {@code lines}, for people. */
  static String numbers(List<BilledLine> lines) {
    return String.join(", ", lines.stream().map(BilledLine::number).toList());
  }

  /** What {@code lines} ask for together. */
  static Optional<Money> net(List<BilledLine> lines) {
    return Claim.net(lines.stream().map(BilledLine::line).toList());
  }
}
