package org.rimborso.chart;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A bill: a Claim, or the bill that an ExplanationOfBenefit repeats ({@link #reference} tells
 * which).
 *
 * @param status FHIR code, such as {@code active}, {@code draft}, {@code cancelled}
 * @param use FHIR code: {@code claim}, {@code preauthorization}, {@code predetermination}
 * @param type FHIR claim type code: {@code professional}, {@code institutional}, {@code pharmacy},
 *     {@code oral}, {@code vision}
 * @param created the day the claim was made
 * @param related earlier claims that this one replaces or follows
 * @param prescription what a pharmacy dispensed on
 * @param labels security labels (meta.security codes)
 */
public record Claim(
    Reference reference,
    Optional<Reference> patient,
    String status,
    String use,
    Optional<String> type,
    Optional<PartialDate> created,
    Period billablePeriod,
    Party insurer,
    Party provider,
    List<Diagnosis> diagnoses,
    List<Insurance> insurance,
    List<CareTeamMember> careTeam,
    List<SupportingInfo> supportingInfo,
    List<BilledProcedure> procedures,
    List<Line> lines,
    Optional<Money> total,
    List<Related> related,
    Party prescription,
    Set<String> labels)
    implements Resource {
  public Claim {
    diagnoses = List.copyOf(diagnoses);
    insurance = List.copyOf(insurance);
    careTeam = List.copyOf(careTeam);
    supportingInfo = List.copyOf(supportingInfo);
    procedures = List.copyOf(procedures);
    lines = List.copyOf(lines);
    related = List.copyOf(related);
    labels = Set.copyOf(labels);
  }

  /** Claim.diagnosis: a code, or a Condition, at a sequence that lines point to. */
  public record Diagnosis(
      int sequence,
      Optional<CodeableConcept> code,
      Optional<Reference> condition,
      List<String> types,
      Optional<String> onAdmission) {
    public Diagnosis {
      types = List.copyOf(types);
    }
  }

  /**
   * Claim.insurance: which coverage, whether it is the one billed by this claim, prior
   * authorisations.
   */
  public record Insurance(int sequence, boolean focal, Party coverage, List<String> preAuthRefs) {
    public Insurance {
      preAuthRefs = List.copyOf(preAuthRefs);
    }
  }

  /** Claim.careTeam: who, in which role (FHIR code such as {@code primary}, {@code referring}). */
  public record CareTeamMember(int sequence, Party provider, Optional<String> role) {}

  /** Claim.supportingInfo: category and code as sent. */
  public record SupportingInfo(int sequence, CodeableConcept category, CodeableConcept code) {}

  /** Claim.procedure: a code, or a Procedure, at a sequence that lines point to. */
  public record BilledProcedure(
      int sequence, CodeableConcept code, Optional<Reference> procedure) {}

  /**
   * Claim.related: the other claim, how it relates (FHIR code such as {@code prior}), the payer's
   * number of it.
   */
  public record Related(
      Optional<Reference> claim, Optional<String> relationship, Optional<String> payerNumber) {}

  /**
   * Claim.item.
   *
   * @param quantity units, absent counts as 1
   * @param net the line's price, as stated
   * @param drugCode the National Drug Code, wherever the line has it
   */
  public record Line(
      int sequence,
      CodeableConcept service,
      CodeableConcept revenue,
      List<CodeableConcept> modifiers,
      Period serviced,
      CodeableConcept placeOfService,
      Optional<BigDecimal> quantity,
      Optional<Money> unitPrice,
      Optional<BigDecimal> factor,
      Optional<Money> net,
      List<Integer> diagnosisSequences,
      List<Integer> careTeamSequences,
      List<Integer> informationSequences,
      List<Integer> procedureSequences,
      List<Reference> encounters,
      Optional<String> drugCode) {
    public Line {
      modifiers = List.copyOf(modifiers);
      diagnosisSequences = List.copyOf(diagnosisSequences);
      careTeamSequences = List.copyOf(careTeamSequences);
      informationSequences = List.copyOf(informationSequences);
      procedureSequences = List.copyOf(procedureSequences);
      encounters = List.copyOf(encounters);
    }

    /** The place of service, two digits; empty where none is named. */
    public Optional<String> place() {
      for (Coding coding : placeOfService.codings()) {
        String code = coding.code();
        if (code.length() == 2
            && Character.isDigit(code.charAt(0))
            && Character.isDigit(code.charAt(1))) {
          return Optional.of(code);
        }
      }
      return Optional.empty();
    }
  }

  /** Whether this asks for money: a claim, not a preauthorisation or predetermination. */
  public boolean isBill() {
    return use.equals("claim");
  }

  /** Whether it stands: a bill that is neither cancelled nor entered in error. A draft stands. */
  public boolean isLive() {
    return isBill() && !status.equals("cancelled") && !status.equals("entered-in-error");
  }

  /** Whether it is labelled R or V, so that nothing of it goes to a payer by our doing. */
  public boolean isRestricted() {
    return labels.contains("R") || labels.contains("V");
  }

  /** Whether it is restricted, or an encounter that it names and {@code chart} holds. */
  public boolean isRestricted(Chart chart) {
    return isRestricted(chart.encountersOf(this));
  }

  /** Whether it is restricted, or one of these encounters, which it names. */
  boolean isRestricted(List<Encounter> encounters) {
    if (isRestricted()) {
      return true;
    }
    for (Encounter encounter : encounters) {
      if (encounter.isRestricted()) {
        return true;
      }
    }
    return false;
  }

  /** What it asks for: its total, else the sum of its lines; empty where neither is told. */
  public Optional<Money> charge() {
    return total.or(() -> net(lines));
  }

  /** The sum of the nets of {@code some} lines; empty where one has none or currencies differ. */
  public static Optional<Money> net(List<Line> some) {
    return some.stream().allMatch(line -> line.net().isPresent())
        ? Money.sum(some.stream().flatMap(line -> line.net().stream()).toList())
        : Optional.empty();
  }

  public boolean isFromBenefit() {
    return reference.type().equals("ExplanationOfBenefit");
  }

  /** Encounters that its lines name, each once, in order. */
  public Set<Reference> encounters() {
    Set<Reference> all = Set.of();
    List<Reference> before = List.of();
    for (Line line : lines) {
      boolean same = line.encounters().equals(before);
      before = line.encounters();
      for (Reference encounter : same ? List.<Reference>of() : before) {
        if (!all.contains(encounter)) {
          all = with(all, encounter);
        }
      }
    }
    return all;
  }

  /** Nearly always there is only one. */
  private static Set<Reference> with(Set<Reference> all, Reference encounter) {
    if (all.isEmpty()) {
      return Set.of(encounter);
    }
    Set<Reference> more = all.size() == 1 ? new LinkedHashSet<>(all) : all;
    more.add(encounter);
    return more;
  }

  /** The insurance this claim bills: the focal one, else the only one. */
  public Optional<Insurance> focalInsurance() {
    for (Insurance one : insurance) {
      if (one.focal()) {
        return Optional.of(one);
      }
    }
    return insurance.size() == 1 ? Optional.of(insurance.get(0)) : Optional.empty();
  }

  /**
   * The line's service date: its own, else the claim's billable period (the encounter's period is
   * the caller's fallback).
   */
  public Period serviced(Line line) {
    return line.serviced().isUnknown() ? billablePeriod : line.serviced();
  }

  /** The first-listed diagnosis: of type principal, else the lowest sequence. */
  public Optional<Diagnosis> firstListed() {
    if (diagnoses.size() == 1) {
      return Optional.of(diagnoses.get(0));
    }
    Optional<Diagnosis> principal =
        diagnoses.stream().filter(d -> d.types().contains("principal")).findFirst();
    return principal.isPresent()
        ? principal
        : diagnoses.stream().min(java.util.Comparator.comparingInt(Diagnosis::sequence));
  }

  /** The position of {@code line} in the claim, from 0, as FHIRPath indexes it. */
  public OptionalInt indexOf(Line line) {
    int index = lines.indexOf(line);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
