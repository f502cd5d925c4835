package org.rimborso.rules.procedure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.BillInForce;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
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

/** A line in its bill, with its codes as tables hold them. */
final class BilledLine {
  private final BillInForce standing;
  private final int index;
  private final boolean numbered;
  private final Claim.Line line;
  private final Optional<LocalDate> day;
  private final List<Coding> services;
  private final String code;
  private final List<String> modifiers;
  private final Optional<String> place;

  BilledLine(BillInForce standing, int index, boolean numbered, Optional<LocalDate> day) {
    this.standing = standing;
    this.index = index;
    this.numbered = numbered;
    this.day = day;
    line = standing.bill().lines().get(index);
    services = ServiceCode.codings(line.service());
    code = services.isEmpty() ? "" : CodeSets.normalize(services.get(0).code());
    modifiers = modifiersOf(line.modifiers());
    place = line.place();
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
    return standing.bill();
  }

  /** The bill with what the chart holds about it. */
  BillInForce standing() {
    return standing;
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
    return bill().reference().type() + ".item[" + index + "]." + name;
  }

  /** What is billed, in systems that claims use for services. */
  List<Coding> services() {
    return services;
  }

  /** The first of {@link #services()}, as tables hold it. */
  Optional<String> code() {
    return code.isEmpty() ? Optional.empty() : Optional.of(code);
  }

  /** Whether it bills a service by a code. */
  boolean hasCode() {
    return !code.isEmpty();
  }

  /** Whether its code begins with {@code letter}. */
  boolean startsWith(char letter) {
    return hasCode() && code.charAt(0) == letter;
  }

  /** When it was served: as the line says, else the bill, else the encounter that it names. */
  Period served(Chart chart) {
    Period served = bill().serviced(line);
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
    return code.hashCode() == other.code.hashCode() && code.equals(other.code) && hasCode();
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
    return new Evidence(bill().reference(), element("productOrService"));
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
