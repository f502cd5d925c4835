package org.rimborso.rules.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
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
      Set.of(CodeSystem.CPT, CodeSystem.HCPCS, CodeSystem.CDT, CodeSystem.ICD10PCS);

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

  /** Codes of equal length up to {@code last}. */
  private record Section(String last, Kind kind) {}

  /** By the first code of each. */
  private static final NavigableMap<String, Section> SECTIONS = sections();

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
    return coding.system().filter(SYSTEMS::contains).isPresent();
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
    Map.Entry<String, Section> section = SECTIONS.floorEntry(bare);
    if (bare.length() != 5 || section == null || section.getValue().last().compareTo(bare) < 0) {
      return Kind.OTHER;
    }
    return section.getValue().kind();
  }

  /** Whether it is one of CPT's codes of four digits and this letter. */
  private static boolean isCategory(char letter, String bare) {
    return bare.length() == 5 && bare.charAt(4) == letter && Character.isDigit(bare.charAt(0));
  }

  /** Types of which an entry shows that a service of {@code kind} was done, in order of name. */
  static List<String> shownBy(Kind kind) {
    return SHOWN_BY.getOrDefault(kind, List.of());
  }

  private static NavigableMap<String, Section> sections() {
    NavigableMap<String, Section> all = new TreeMap<>();
    add(all, Kind.LABORATORY, "36400-36425", "80047-89398", "P0000-P9999");
    add(all, Kind.OPERATION, "10004-36399", "36426-69990", "D0190-D0199", "D0400-D9999");
    add(all, Kind.IMAGING, "70010-79999", "D0210-D0399");
    add(all, Kind.VACCINE, "90460-90759", "91300-91322", "G0008-G0010");
    add(all, Kind.DRUG, "J0000-J9999");
    add(all, Kind.VISIT, "90785-90899", "92002-92014", "96156-96171", "97802-97804");
    add(all, Kind.VISIT, "98000-98016", "98966-98972", "99202-99499", "D0120-D0189");
    add(all, Kind.VISIT, "G0402-G0402", "G0438-G0439", "G0463-G0463", "T1015-T1015");
    return all;
  }

  private static void add(Map<String, Section> all, Kind kind, String... ranges) {
    for (String range : ranges) {
      int dash = range.indexOf('-');
      all.put(range.substring(0, dash), new Section(range.substring(dash + 1), kind));
    }
  }
}
