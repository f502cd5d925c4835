package org.rimborso.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class LoadOrderTest {

  private static <R extends Resource> R named(R resource, String id) {
    resource.setId(id);
    return resource;
  }

  private static List<List<String>> order(
      int largest, Map<String, List<String>> references, Resource... resources) {
    return new LoadOrder(
            largest, r -> references.getOrDefault(ReferenceIndex.reference(r), List.of()))
        .transactions(List.of(resources)).stream()
            .map(unit -> unit.stream().map(ReferenceIndex::reference).toList())
            .toList();
  }

  @Test
  void transactions_ofAnyOrder_putTargetsFirst() {
    Map<String, List<String>> references =
        Map.of(
            "Claim/c", List.of("Encounter/e", "Patient/p"),
            "Encounter/e", List.of("Patient/p", "Organization/o"));
    assertThat(
            order(
                1,
                references,
                named(new Claim(), "c"),
                named(new Encounter(), "e"),
                named(new Patient(), "p"),
                named(new Organization(), "o")))
        .containsExactly(
            List.of("Organization/o"),
            List.of("Patient/p"),
            List.of("Encounter/e"),
            List.of("Claim/c"));
  }

  @Test
  void transactions_withACircle_keepItTogether() {
    Map<String, List<String>> references =
        Map.of(
            "Encounter/e", List.of("Condition/d"),
            "Condition/d", List.of("Encounter/e"));
    assertThat(
            order(
                2,
                references,
                named(new Claim(), "c"),
                named(new Encounter(), "e"),
                named(new Condition(), "d")))
        .containsExactly(List.of("Claim/c"), List.of("Condition/d", "Encounter/e"));
  }

  @Test
  void transactions_neverExceedTheLimit() {
    Resource[] patients = new Resource[450];
    for (int i = 0; i < patients.length; i++) {
      patients[i] = named(new Patient(), "p" + i);
    }
    assertThat(order(200, Map.of(), patients)).extracting(List::size).containsExactly(200, 200, 50);
  }
}
