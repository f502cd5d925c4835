package org.rimborso.fhir.read;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a Bundle of what is about to be ordered or booked. What is of another kind, and what is
 * ordered not to be done, is skipped. Never throws for what stands in the document.
 */
public final class PlannedReader {
  private static final Set<String> TYPES =
      Set.of("ServiceRequest", "MedicationRequest", "DeviceRequest", "Appointment");

  private final ReadOptions options;

  public PlannedReader(ReadOptions options) {
    this.options = options;
  }

  /** Reads {@code json} to its end. */
  public Page read(byte[] json, Consumer<Planned> sink) {
    if (!ByteCursor.reads(json)) {
      return Document.none(new Fault(Fault.Kind.NOT_JSON, 1, 1));
    }
    return new Document(ByteCursor.on(json), entries(sink)).read();
  }

  private Entries entries(Consumer<Planned> sink) {
    Repeated repeated = new Repeated(options);
    return (cursor, type) -> {
      PlannedFields fields = new PlannedFields(new Elements(cursor, repeated, type), type);
      while (cursor.nextField()) {
        if (TYPES.contains(type)) {
          fields.field(cursor.field());
        }
      }
      return fullUrl -> {
        if (TYPES.contains(type)) {
          fields.done(fullUrl).ifPresent(sink);
        }
      };
    };
  }
}
