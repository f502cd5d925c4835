package org.rimborso.corpus.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.rimborso.corpus.chart.Fhir;

/**
 * What a rule must say of a defect.
 *
 * @param focus the resource at fault, such as {@code Claim/c1}
 * @param element FHIRPath of the element at fault, where it is simple
 */
public record Expected(String focus, Optional<String> element) {

  static Expected at(ObjectNode resource) {
    return new Expected(Fhir.name(resource), Optional.empty());
  }

  static Expected at(ObjectNode resource, String element) {
    return new Expected(Fhir.name(resource), Optional.of(element));
  }
}
