package org.rimborso.sandbox.load;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Knows every resource seen so far by its {@code fullUrl} and by its identifiers, and rewrites
 * references in {@code urn:uuid} or conditional form to {@code Type/id}. A reference it cannot
 * resolve keeps its display only, since a server would take such a one for a fault in the data.
 */
final class ReferenceIndex {

  private final FhirContext fhir;
  private final Map<String, String> byFullUrl = new HashMap<>();
  private final Map<String, String> byIdentifier = new HashMap<>();
  private int unresolved;

  ReferenceIndex(FhirContext fhir) {
    this.fhir = fhir;
  }

  /** Takes note of an entry; a resource without an id gets the one of its {@code urn:uuid}. */
  void add(BundleEntryComponent entry) {
    Resource resource = entry.getResource();
    String fullUrl = Optional.ofNullable(entry.getFullUrl()).orElse("");
    if (!resource.hasIdElement() && fullUrl.startsWith("urn:uuid:")) {
      resource.setId(fullUrl.substring("urn:uuid:".length()));
    }
    String reference = reference(resource);
    if (!fullUrl.isEmpty()) {
      byFullUrl.put(fullUrl, reference);
    }
    identifiers(resource).forEach(i -> byIdentifier.put(key(resource.fhirType(), i), reference));
  }

  /** {@code Type/id} of a resource. */
  static String reference(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  /** Rewrites every reference of the resource in place. */
  void rewrite(Resource resource) {
    references(resource).forEach(this::rewrite);
  }

  /** How many references could not be resolved so far. */
  int unresolved() {
    return unresolved;
  }

  /** All references of a resource, those in contained resources too. */
  List<Reference> references(Resource resource) {
    return fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class);
  }

  private void rewrite(Reference reference) {
    String raw = Optional.ofNullable(reference.getReference()).orElse("");
    boolean conditional = raw.contains("?");
    if (!conditional && !raw.startsWith("urn:uuid:") && !byFullUrl.containsKey(raw)) {
      return;
    }
    Optional<String> target =
        Optional.ofNullable(conditional ? byIdentifier.get(raw) : byFullUrl.get(raw));
    // The parser ties references to the resources of their bundle; the tie would win over the text.
    reference.setResource(null);
    reference.setReference(target.orElse(null));
    unresolved += target.isEmpty() ? 1 : 0;
  }

  private static String key(String type, Identifier identifier) {
    return type + "?identifier=" + identifier.getSystem() + "|" + identifier.getValue();
  }

  private static Stream<Identifier> identifiers(Resource resource) {
    Property property = resource.getNamedProperty("identifier");
    return property == null
        ? Stream.empty()
        : property.getValues().stream()
            .filter(Identifier.class::isInstance)
            .map((Base value) -> (Identifier) value)
            .filter(i -> i.hasSystem() && i.hasValue());
  }
}
