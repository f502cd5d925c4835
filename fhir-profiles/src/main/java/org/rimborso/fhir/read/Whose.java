package org.rimborso.fhir.read;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rimborso.chart.Reference;

/**
 * What a resource is called and whose it is, without the rest of it: the same that its {@link Item}
 * will say.
 *
 * @param self by its id; empty where it has none
 * @param patient whose it is; empty also where that cannot be told yet
 * @param open whether its patient is named in a way that can only be followed with an index of the
 *     whole input
 * @param joined whether it is a patient record that names others of the same person
 */
public record Whose(
    String type,
    Kind kind,
    Optional<Reference> self,
    Optional<Reference> patient,
    boolean open,
    boolean joined) {
  private static final Set<String> PROVIDERS =
      Set.of("Practitioner", "PractitionerRole", "Organization");
  private static final Set<String> PAYMENTS = Set.of("PaymentNotice", "PaymentReconciliation");

  /** How resources of a type come into charts. */
  public enum Kind {
    /** Into the chart of the patient that it names. */
    OF_PATIENT,
    /** Into every chart that refers to it. */
    PROVIDER,
    /** Parted among those whose bills it names. */
    PAYMENT,
    /** Into none. */
    PASSED_OVER
  }

  /** Tells {@code sink} of every resource. */
  static Entries into(Consumer<Whose> sink, References references, Repeated repeated) {
    return (cursor, type) -> {
      Fields fields = new Fields(new Elements(cursor, repeated, type), type, references);
      while (cursor.nextField()) {
        fields.accept(cursor.field());
      }
      return fullUrl -> sink.accept(fields.done(fullUrl));
    };
  }

  private static Kind kind(String type) {
    if (PROVIDERS.contains(type)) {
      return Kind.PROVIDER;
    }
    if (PAYMENTS.contains(type)) {
      return Kind.PAYMENT;
    }
    return ResourceDraft.isRead(type) ? Kind.OF_PATIENT : Kind.PASSED_OVER;
  }

  /** The few fields that tell it. */
  private static final class Fields {
    private final Elements in;
    private final String type;
    private final Kind kind;
    private final References references;
    private Optional<String> id = Optional.empty();
    private Optional<Reference> patient = Optional.empty();
    private boolean open;
    private boolean joined;

    Fields(Elements in, String type, References references) {
      this.in = in;
      this.type = type;
      this.references = references;
      kind = kind(type);
    }

    void accept(String field) {
      switch (field) {
        case "id" -> id = in.text();
        case "subject", "patient", "beneficiary" -> {
          if (kind == Kind.OF_PATIENT && isPatient(field)) {
            take(in.rawReference().reference().filter(raw -> !raw.startsWith("#")));
          }
        }
        case "link" -> joined = type.equals("Patient");
        default -> {}
      }
    }

    /** As each type's reader has it. */
    private boolean isPatient(String field) {
      return switch (type) {
        case "Patient" -> false;
        case "Coverage" -> field.equals("beneficiary");
        case "Claim", "ClaimResponse", "ExplanationOfBenefit" -> field.equals("patient");
        case "ServiceRequest",
            "Observation",
            "DiagnosticReport",
            "MedicationAdministration",
            "Immunization" ->
            !field.equals("beneficiary");
        default -> field.equals("subject");
      };
    }

    private void take(Optional<String> raw) {
      patient = raw.flatMap(references::resolve);
      open = raw.isPresent() && References.relative(raw.get()).isEmpty();
    }

    Whose done(Optional<String> fullUrl) {
      Optional<Reference> self = ResourceDraft.self(type, id, fullUrl);
      boolean isPatient = type.equals("Patient");
      return new Whose(
          type,
          kind,
          self,
          isPatient ? self.or(() -> Optional.of(new Reference(type, "without-id"))) : patient,
          open,
          joined);
    }
  }
}
