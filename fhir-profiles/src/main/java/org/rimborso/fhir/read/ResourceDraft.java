package org.rimborso.fhir.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/**
 * One resource whose fields were all read; it becomes an item once its {@code fullUrl} is known.
 */
final class ResourceDraft {
  private final String type;
  private final Elements in;
  private final Header header;
  private final ResourceFields fields;

  private ResourceDraft(String type, Elements in, Function<Elements, ResourceFields> fieldsOf) {
    this.type = type;
    this.in = in;
    header = new Header(in);
    fields = fieldsOf.apply(in);
  }

  /**
   * Reads the resource of {@code type} whose object the cursor has entered, to its end; empty for a
   * type that no chart holds.
   */
  static Optional<ResourceDraft> read(Cursor cursor, Repeated repeated, String type) {
    Optional<Function<Elements, ResourceFields>> fieldsOf = fieldsOf(type);
    if (fieldsOf.isEmpty()) {
      while (cursor.nextField()) {
        // Nothing of it is of interest.
      }
      return Optional.empty();
    }
    ResourceDraft draft =
        new ResourceDraft(type, new Elements(cursor, repeated, type), fieldsOf.get());
    while (cursor.nextField()) {
      if (!draft.header.field(cursor.field())) {
        draft.fields.field(cursor.field());
      }
    }
    return Optional.of(draft);
  }

  /** Whether a chart can hold resources of {@code type}. */
  static boolean isRead(String type) {
    return fieldsOf(type).isPresent();
  }

  private static Optional<Function<Elements, ResourceFields>> fieldsOf(String type) {
    return switch (type) {
      case "Patient" -> Optional.of(PatientFields::new);
      case "Encounter" -> Optional.of(EncounterFields::new);
      case "Condition" -> Optional.of(ConditionFields::new);
      case "Procedure" -> Optional.of(ProcedureFields::new);
      case "ServiceRequest",
          "Observation",
          "DiagnosticReport",
          "MedicationAdministration",
          "Immunization" ->
          Optional.of(ServiceRecordFields::new);
      case "Coverage" -> Optional.of(CoverageFields::new);
      case "Claim" -> Optional.of(ClaimFields::new);
      case "ClaimResponse" -> Optional.of(ClaimResponseFields::new);
      case "ExplanationOfBenefit" -> Optional.of(BenefitFields::new);
      case "Communication", "DocumentReference" -> Optional.of(CorrespondenceFields::new);
      case "PaymentNotice", "PaymentReconciliation" -> Optional.of(PaymentFields::new);
      case "Practitioner", "PractitionerRole", "Organization" -> Optional.of(ProviderFields::new);
      default -> Optional.empty();
    };
  }

  /**
   * The item. A resource without id goes by its entry's {@code fullUrl}; one without either cannot
   * be named and is left out, which is noted for its whole type. So is one with a modifier
   * extension that we do not know.
   */
  Item done(Optional<String> fullUrl) {
    Optional<Reference> self = self(type, header.id(), fullUrl);
    Optional<Resource> resource =
        fields.done(self.orElseGet(() -> new Reference(type, "without-id")), header);
    Optional<Reference> patient = resource.flatMap(Resource::patient).or(fields::patient);
    if (self.isEmpty()) {
      return item(Optional.empty(), patient, fullUrl, List.of(unreadable("id")));
    }
    if (header.isModified() && !header.isFollowUp()) {
      return item(Optional.empty(), patient, fullUrl, List.of(unreadable("modifierExtension")));
    }
    List<Limitation> limitations = new ArrayList<>();
    in.gaps()
        .forEach(gap -> limitations.add(new Limitation(type, self, gap.because(), gap.element())));
    return item(resource, patient, fullUrl, limitations);
  }

  private Item item(
      Optional<Resource> resource,
      Optional<Reference> patient,
      Optional<String> fullUrl,
      List<Limitation> limitations) {
    return new Item(
        resource,
        patient,
        header.id().isPresent() ? Optional.empty() : fullUrl,
        header.version(),
        header.updated(),
        header.isRestricted(),
        limitations);
  }

  private Limitation unreadable(String element) {
    return new Limitation(type, Optional.empty(), Cause.UNREADABLE, type + "." + element);
  }

  /** By its id, else by the last part of its entry's {@code fullUrl}. */
  static Optional<Reference> self(String type, Optional<String> id, Optional<String> fullUrl) {
    return id.or(() -> fullUrl.flatMap(ResourceDraft::lastPart))
        .flatMap(one -> Reference.of(type, one));
  }

  private static Optional<String> lastPart(String fullUrl) {
    int at = Math.max(fullUrl.lastIndexOf('/'), fullUrl.lastIndexOf(':'));
    return Optional.of(fullUrl.substring(at + 1)).filter(part -> !part.isEmpty());
  }
}
