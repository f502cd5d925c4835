package org.rimborso.rules.procedure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeDates;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Money;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.rule.CodeName;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Outcome;

/** A line in its bill, with its codes as tables hold them. */
final class BilledLine {
  private final Claim bill;
  private final int index;
  private final boolean numbered;
  private final Claim.Line line;
  private final Optional<LocalDate> day;
  private final List<Coding> services;
  private final String code;
  private final List<String> modifiers;
  private final Optional<String> place;

  private BilledLine(Claim bill, int index, boolean numbered, Optional<LocalDate> day) {
    this.bill = bill;
    this.index = index;
    this.numbered = numbered;
    this.day = day;
    line = bill.lines().get(index);
    services = ServiceCode.codings(line.service());
    code = services.isEmpty() ? "" : CodeSets.normalize(services.get(0).code());
    modifiers = modifiersOf(line.modifiers());
    place = line.place();
  }

  /** Every line of every bill in force. */
  private record All(Map<Reference, List<BilledLine>> byBill, List<List<BilledLine>> linesOfBills) {
    static All walk(Chart chart) {
      Map<Reference, List<BilledLine>> byBill = new HashMap<>();
      List<List<BilledLine>> linesOfBills = new ArrayList<>(chart.billsInForce().size());
      for (Claim bill : chart.billsInForce()) {
        List<BilledLine> lines = read(chart, bill);
        byBill.put(bill.reference(), lines);
        if (!lines.isEmpty()) {
          linesOfBills.add(lines);
        }
      }
      return new All(byBill, linesOfBills);
    }
  }

  /** The lines of every bill in force that has some, bill by bill in order of reference. */
  static List<List<BilledLine>> ofBills(Chart chart) {
    return chart.fact(All.class, All::walk).linesOfBills();
  }

  /** Every line of {@code bill}, which is in force, in order; one walk for all rules that ask. */
  static List<BilledLine> of(Chart chart, Claim bill) {
    return chart.fact(All.class, All::walk).byBill().getOrDefault(bill.reference(), List.of());
  }

  /** What {@code judge} says of every bill in force that has lines, by these. */
  static List<Outcome> each(
      Chart chart, Fault fault, Function<List<BilledLine>, List<Outcome>> judge) {
    return fault.each(chart, "Claim", ofBills(chart), judge);
  }

  private static List<BilledLine> read(Chart chart, Claim bill) {
    CodeDates dates = new CodeDates(bill, chart.encountersOf(bill));
    boolean numbered = areNumbered(bill.lines());
    List<BilledLine> lines = new ArrayList<>(bill.lines().size());
    Period before = Period.UNKNOWN;
    Optional<LocalDate> day = Optional.empty();
    for (int i = 0; i < bill.lines().size(); i++) {
      Claim.Line line = bill.lines().get(i);
      if (i == 0 || !line.serviced().equals(before)) {
        before = line.serviced();
        day = dates.of(line);
      }
      lines.add(new BilledLine(bill, i, numbered, day));
    }
    return Collections.unmodifiableList(lines);
  }

  /** Whether every line has a sequence of its own; nearly always they ascend. */
  private static boolean areNumbered(List<Claim.Line> lines) {
    int last = 0;
    for (Claim.Line line : lines) {
      if (line.sequence() <= last) {
        return lines.stream().mapToInt(Claim.Line::sequence).filter(n -> n > 0).distinct().count()
            == lines.size();
      }
      last = line.sequence();
    }
    return true;
  }

  private static List<String> modifiersOf(List<CodeableConcept> concepts) {
    List<String> codes = concepts.isEmpty() ? List.of() : new ArrayList<>(concepts.size());
    for (CodeableConcept concept : concepts) {
      if (!concept.codings().isEmpty()) {
        codes.add(CodeSets.normalize(concept.codings().get(0).code()));
      }
    }
    return codes;
  }

  Claim bill() {
    return bill;
  }

  Claim.Line line() {
    return line;
  }

  /** Its code date; empty where dates are missing or too vague. */
  Optional<LocalDate> day() {
    return day;
  }

  /**
   * By which people know it: its sequence where every line of the bill has its own, else its
   * position, from 1.
   */
  String number() {
    return Integer.toString(numbered ? line.sequence() : index + 1);
  }

  /** FHIRPath of an element of the line. */
  String element(String name) {
    return bill.reference().type() + ".item[" + index + "]." + name;
  }

  /** What is billed, in systems that claims use for services. */
  List<Coding> services() {
    return services;
  }

  /** The first of {@link #services()}, as tables hold it. */
  Optional<String> code() {
    return code.isEmpty() ? Optional.empty() : Optional.of(code);
  }

  /** When it was served: as the line says, else the bill, else the encounter that it names. */
  Period served(Chart chart) {
    Period served = bill.serviced(line);
    if (!served.isUnknown()) {
      return served;
    }
    for (Reference encounter : line.encounters()) {
      Optional<Encounter> found = chart.find(encounter, Encounter.class);
      if (found.isPresent()) {
        return found.get().period();
      }
    }
    return served;
  }

  /** The place of service, two digits; empty where the line names none. */
  Optional<String> place() {
    return place;
  }

  /** Whether both bill the same code, which both have. */
  boolean isAlike(BilledLine other) {
    return !code.isEmpty() && code.equals(other.code);
  }

  /**
   * The service for people. CPT's codes come under the name of HCPCS too: their first digit tells.
   *
   * @throws NoSuchElementException if the line bills no service
   */
  CodeName name(CodeSets codes) {
    Coding coding = services.stream().findFirst().orElseThrow();
    boolean cpt = !coding.code().isEmpty() && Character.isDigit(coding.code().charAt(0));
    return CodeName.of(codes, cpt ? CodeSystem.CPT : CodeSystem.HCPCS, coding);
  }

  /** Units of service; one where none are told. */
  BigDecimal units() {
    return line.quantity().orElse(BigDecimal.ONE);
  }

  /** That it is on the bill, as proof. */
  Evidence evidence() {
    return new Evidence(bill.reference(), element("productOrService"));
  }

  /** Whether it has one of these modifiers. */
  boolean isModified(Set<String> any) {
    for (String modifier : modifiers) {
      if (any.contains(modifier)) {
        return true;
      }
    }
    return false;
  }

  /** The modifiers as tables hold them, in order; those without a code are left out. */
  List<String> modifiers() {
    return modifiers;
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
