package org.rimborso.sweep.health;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.store.WorkPlaces;

/**
 * What a line is about.
 *
 * @param about the account, or the visit
 * @param places departments and places of its visits, as {@link WorkPlaces} writes them: who may
 *     see the line depends on them
 */
public record Whose(Reference patient, Reference about, String places) {
  /** Something of a patient's that is about these visits. */
  public static Whose of(Chart chart, Reference patient, Reference about, Set<Reference> visits) {
    return new Whose(patient, about, WorkPlaces.of(chart, visits));
  }

  void into(Fields fields) {
    fields.put("patient", patient.toString()).put("about", about.toString()).put("places", places);
  }

  static Whose of(Fields fields) throws IOException {
    return new Whose(
        reference(fields.required("patient")),
        reference(fields.required("about")),
        fields.required("places"));
  }

  private static Reference reference(String text) throws IOException {
    Optional<Reference> reference = Reference.parse(text);
    return reference.orElseThrow(() -> new IOException("no reference"));
  }
}
