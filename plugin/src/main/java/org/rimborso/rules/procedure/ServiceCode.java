package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;

/**
 * Codes under which services are billed, and what kind of service each stands for, as far as the
 * sections of the code sets tell by their numbers.
 */
final class ServiceCode {
  private static final Set<CodeSystem> SYSTEMS =
      EnumSet.of(CodeSystem.CPT, CodeSystem.HCPCS, CodeSystem.CDT, CodeSystem.ICD10PCS);

  /** What kind of service a code stands for. */
  enum Kind {
    /** The encounter itself shows it. */
    VISIT,
    OPERATION,
    IMAGING,
    LABORATORY,
    DRUG,
    VACCINE,
    /** Its number does not tell, or charts do not write it down as such. */
    OTHER
  }

  private static final Map<Kind, List<String>> SHOWN_BY =
      Map.of(
          Kind.OPERATION, List.of("Procedure"),
          Kind.IMAGING, List.of("DiagnosticReport", "Procedure"),
          Kind.LABORATORY, List.of("DiagnosticReport", "Observation"),
          Kind.DRUG, List.of("MedicationAdministration"),
          Kind.VACCINE, List.of("Immunization"));

  /** Codes from one number to another, as {@link #number} has it. */
  private record Section(int first, int last, Kind kind) {}

  private static final Section[] SECTIONS = sections();

  private ServiceCode() {}

  /** The codings of {@code service} in systems that claims use for services. */
  static List<Coding> codings(CodeableConcept service) {
    List<Coding> found = List.of();
    for (Coding coding : service.codings()) {
      if (isOfClaims(coding)) {
        found = found.isEmpty() ? List.of(coding) : with(found, coding);
      }
    }
    return found;
  }

  /** Whether it is of a system that claims use for services. */
  static boolean isOfClaims(Coding coding) {
    Optional<CodeSystem> system = coding.system();
    return system.isPresent() && SYSTEMS.contains(system.get());
  }

  private static List<Coding> with(List<Coding> some, Coding more) {
    List<Coding> all = new ArrayList<>(some);
    all.add(more);
    return List.copyOf(all);
  }

  /** The code as tables hold it. */
  static String bare(Coding coding) {
    return CodeSets.normalize(coding.code());
  }

  /** The system of a code as tables hold it, by its form: CPT's also come under HCPCS's name. */
  static CodeSystem system(String bare) {
    if (bare.length() == 7) {
      return CodeSystem.ICD10PCS;
    }
    if (bare.startsWith("D")) {
      return CodeSystem.CDT;
    }
    return !bare.isEmpty() && Character.isDigit(bare.charAt(0)) ? CodeSystem.CPT : CodeSystem.HCPCS;
  }

  /** Whether the code counts what was done and asks for no money. */
  static boolean isCountedOnly(String bare) {
    return isCategory('F', bare);
  }

  /** The kind of service, of a code as tables hold it. */
  static Kind kind(String bare) {
    if (bare.length() == 7) {
      return Kind.OPERATION;
    }
    if (isCategory('U', bare)) {
      return Kind.LABORATORY;
    }
    int number = number(bare);
    for (Section section : SECTIONS) {
      if (section.first() <= number && number <= section.last()) {
        return section.kind();
      }
    }
    return Kind.OTHER;
  }

  /** Sorts as the code does; negative for what has not four digits at its end. */
  private static int number(String bare) {
    if (bare.length() != 5) {
      return -1;
    }
    int number = bare.charAt(0);
    for (int i = 1; i < 5; i++) {
      char c = bare.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  /** Whether it is one of CPT's codes of four digits and this letter. */
  private static boolean isCategory(char letter, String bare) {
    return bare.length() == 5 && bare.charAt(4) == letter && Character.isDigit(bare.charAt(0));
  }

  /** Types of which an entry shows that a service of {@code kind} was done, in order of name. */
  static List<String> shownBy(Kind kind) {
    return SHOWN_BY.getOrDefault(kind, List.of());
  }

  private static Section[] sections() {
    List<Section> all = new ArrayList<>();
    add(all, Kind.LABORATORY, "36400-36425", "80047-89398", "P0000-P9999");
    add(all, Kind.OPERATION, "10004-36399", "36426-69990", "D0190-D0199", "D0400-D9999");
    add(all, Kind.IMAGING, "70010-79999", "D0210-D0399");
    add(all, Kind.VACCINE, "90460-90759", "91300-91322", "G0008-G0010");
    add(all, Kind.DRUG, "J0000-J9999");
    add(all, Kind.VISIT, "90785-90899", "92002-92014", "96156-96171", "97802-97804");
    add(all, Kind.VISIT, "98000-98016", "98966-98972", "99202-99499", "D0120-D0189");
    add(all, Kind.VISIT, "G0402-G0402", "G0438-G0439", "G0463-G0463", "T1015-T1015");
    return all.toArray(Section[]::new);
  }

  private static void add(List<Section> all, Kind kind, String... ranges) {
    for (String range : ranges) {
      int dash = range.indexOf('-');
      int first = number(range.substring(0, dash));
      all.add(new Section(first, number(range.substring(dash + 1)), kind));
    }
  }
}
