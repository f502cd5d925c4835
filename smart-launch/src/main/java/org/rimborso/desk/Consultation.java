package org.rimborso.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Reference;

/**
 * A look at a patient's chart that an EHR asks for, without a launch.
 *
 * @param ehr the id of the EHR
 * @param types the types of resources that are needed, the patient among them
 * @param sent what came along, by type: one FHIR JSON document each, or a text without a byte for
 *     "there is none"
 * @param grant the leave to ask for what did not come along
 */
public record Consultation(
    String ehr,
    Reference patient,
    Set<String> types,
    Map<String, List<byte[]>> sent,
    Optional<Grant> grant) {
  public Consultation {
    types = Set.copyOf(types);
    sent = Map.copyOf(sent);
  }

  /** The types that are needed and did not come along. */
  Set<String> missing() {
    Set<String> missing = new HashSet<>(types);
    missing.removeAll(sent.keySet());
    return missing;
  }
}
