package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.rimborso.chart.Claim;
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
    var draft =
        new Object() {
          int sequence;
          Optional<CodeableConcept> code = Optional.empty();
          Party condition = Party.UNKNOWN;
          List<String> types = List.of();
          Optional<String> onAdmission = Optional.empty();
        };
    boolean read =
        in.object(
            field -> {
              switch (field) {
                case "sequence" -> draft.sequence = in.whole().orElse(0);
                case "diagnosisCodeableConcept" -> draft.code = in.someConcept();
                case "diagnosisReference" -> draft.condition = in.party();
                case "type" -> draft.types = in.conceptCodes();
                case "onAdmission" -> draft.onAdmission = in.conceptCode();
                default -> {}
              }
            });
    return some(
        read,
        new DiagnosisDraft(
            draft.sequence, draft.code, draft.condition, draft.types, draft.onAdmission));
  }

  /** An EOB's insurance has no sequence: its position tells. */
  Optional<Insurance> insurance(int position) {
    var draft =
        new Object() {
          int sequence = position + 1;
          boolean focal;
          Party coverage = Party.UNKNOWN;
          List<String> preAuthRefs = List.of();
        };
    boolean read =
        in.object(
            field -> {
              switch (field) {
                case "sequence" -> draft.sequence = in.whole().orElse(position + 1);
                case "focal" -> draft.focal = in.isTrue();
                case "coverage" -> draft.coverage = in.party();
                case "preAuthRef" -> draft.preAuthRefs = in.list(in::text);
                default -> {}
              }
            });
    return some(
        read, new Insurance(draft.sequence, draft.focal, draft.coverage, draft.preAuthRefs));
  }

  Optional<CareTeamMember> careTeamMember(int position) {
    var draft =
        new Object() {
          int sequence;
          Party provider = Party.UNKNOWN;
          Optional<String> role = Optional.empty();
        };
    boolean read =
        in.object(
            field -> {
              switch (field) {
                case "sequence" -> draft.sequence = in.whole().orElse(0);
                case "provider" -> draft.provider = in.party();
                case "role" -> draft.role = in.conceptCode();
                default -> {}
              }
            });
    return some(read, new CareTeamMember(draft.sequence, draft.provider, draft.role));
  }

  Optional<SupportingInfo> supportingInfo(int position) {
    var draft =
        new Object() {
          int sequence;
          CodeableConcept category = CodeableConcept.EMPTY;
          CodeableConcept code = CodeableConcept.EMPTY;
        };
    boolean read =
        in.object(
            field -> {
              switch (field) {
                case "sequence" -> draft.sequence = in.whole().orElse(0);
                case "category" -> draft.category = in.concept();
                case "code" -> draft.code = in.concept();
                default -> {}
              }
            });
    return some(read, new SupportingInfo(draft.sequence, draft.category, draft.code));
  }

  Optional<Integer> procedureSequence(int position) {
    var draft =
        new Object() {
          OptionalInt sequence = OptionalInt.empty();
        };
    in.object(
        field -> {
          if (field.equals("sequence")) {
            draft.sequence = in.whole();
          }
        });
    return draft.sequence.isPresent() ? Optional.of(draft.sequence.getAsInt()) : Optional.empty();
  }

  Optional<Related> related() {
    var draft =
        new Object() {
          Optional<Reference> claim = Optional.empty();
          Optional<String> relationship = Optional.empty();
          Optional<String> payerNumber = Optional.empty();
        };
    boolean read =
        in.object(
            field -> {
              switch (field) {
                case "claim" -> draft.claim = in.party().reference();
                case "relationship" -> draft.relationship = in.conceptCode();
                case "reference" ->
                    draft.payerNumber =
                        Optional.of(in.identifier().value()).filter(value -> !value.isBlank());
                default -> {}
              }
            });
    return some(read, new Claim.Related(draft.claim, draft.relationship, draft.payerNumber));
  }

  private static <T> Optional<T> some(boolean read, T part) {
    return read ? Optional.of(part) : Optional.empty();
  }
}
