package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Claim.BilledProcedure;
import org.rimborso.chart.Claim.CareTeamMember;
import org.rimborso.chart.Claim.Diagnosis;
import org.rimborso.chart.Claim.Insurance;
import org.rimborso.chart.Claim.Related;
import org.rimborso.chart.Claim.SupportingInfo;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Party;
import org.rimborso.chart.Reference;

/**
 * The numbered parts of a bill. A part without a readable sequence keeps its place in the list: it
 * counts as sequence 0, which no line can point to.
 */
final class BillParts {
  private final Elements in;

  BillParts(Elements in) {
    this.in = in;
  }

  /** A list whose items are told their position, from 0. */
  <T> List<T> list(IntFunction<Optional<T>> item) {
    int[] position = {0};
    return in.list(() -> item.apply(position[0]++));
  }

  /** A diagnosis of which the contained Condition is not yet known. */
  record DiagnosisDraft(
      int sequence,
      Optional<CodeableConcept> code,
      Party condition,
      List<String> types,
      Optional<String> onAdmission) {
    Diagnosis done(Contained contained) {
      return new Diagnosis(
          sequence,
          code.or(() -> contained.code(condition)),
          condition.reference(),
          types,
          onAdmission);
    }
  }

  Optional<DiagnosisDraft> diagnosis(int position) {
    int sequence = 0;
    Optional<CodeableConcept> code = Optional.empty();
    Party condition = Party.UNKNOWN;
    List<String> types = List.of();
    Optional<String> onAdmission = Optional.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "sequence" -> sequence = in.whole().orElse(0);
        case "diagnosisCodeableConcept" -> code = in.someConcept();
        case "diagnosisReference" -> condition = in.party();
        case "type" -> types = in.conceptCodes();
        case "onAdmission" -> onAdmission = in.conceptCode();
        default -> {}
      }
    }
    return some(read, new DiagnosisDraft(sequence, code, condition, types, onAdmission));
  }

  /** An EOB's insurance has no sequence: its position tells. */
  Optional<Insurance> insurance(int position) {
    int sequence = position + 1;
    boolean focal = false;
    Party coverage = Party.UNKNOWN;
    List<String> preAuthRefs = List.of();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "sequence" -> sequence = in.whole().orElse(position + 1);
        case "focal" -> focal = in.isTrue();
        case "coverage" -> coverage = in.party();
        case "preAuthRef" -> preAuthRefs = in.list(in::text);
        default -> {}
      }
    }
    return some(read, new Insurance(sequence, focal, coverage, preAuthRefs));
  }

  Optional<CareTeamMember> careTeamMember(int position) {
    int sequence = 0;
    Party provider = Party.UNKNOWN;
    Optional<String> role = Optional.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "sequence" -> sequence = in.whole().orElse(0);
        case "provider" -> provider = in.party();
        case "role" -> role = in.conceptCode();
        default -> {}
      }
    }
    return some(read, new CareTeamMember(sequence, provider, role));
  }

  Optional<SupportingInfo> supportingInfo(int position) {
    int sequence = 0;
    CodeableConcept category = CodeableConcept.EMPTY;
    CodeableConcept code = CodeableConcept.EMPTY;
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "sequence" -> sequence = in.whole().orElse(0);
        case "category" -> category = in.concept();
        case "code" -> code = in.concept();
        default -> {}
      }
    }
    return some(read, new SupportingInfo(sequence, category, code));
  }

  Optional<BilledProcedure> procedure(int position) {
    int sequence = 0;
    CodeableConcept code = CodeableConcept.EMPTY;
    Optional<Reference> procedure = Optional.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "sequence" -> sequence = in.whole().orElse(0);
        case "procedureCodeableConcept" -> code = in.concept();
        case "procedureReference" -> procedure = in.party().reference();
        default -> {}
      }
    }
    return some(read, new BilledProcedure(sequence, code, procedure));
  }

  Optional<Related> related() {
    Optional<Reference> claim = Optional.empty();
    Optional<String> relationship = Optional.empty();
    Optional<String> payerNumber = Optional.empty();
    boolean read = in.entered();
    while (read && in.nextField()) {
      switch (in.field()) {
        case "claim" -> claim = in.party().reference();
        case "relationship" -> relationship = in.conceptCode();
        case "reference" ->
            payerNumber = Optional.of(in.identifier().value()).filter(value -> !value.isBlank());
        default -> {}
      }
    }
    return some(read, new Claim.Related(claim, relationship, payerNumber));
  }

  private static <T> Optional<T> some(boolean read, T part) {
    return read ? Optional.of(part) : Optional.empty();
  }
}
