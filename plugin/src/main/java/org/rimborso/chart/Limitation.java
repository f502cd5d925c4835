package org.rimborso.chart;

import java.util.Optional;

/**
 * Something about the chart that is not known, and why.
 *
 * @param resourceType the FHIR type it touches, such as {@code Claim}
 * @param resource the one resource it touches; empty when the whole type is touched
 * @param missing what is missing, in terms of the field: an element's path, a resource type
 */
public record Limitation(
    String resourceType, Optional<Reference> resource, Cause because, String missing) {

  public static Limitation ofType(String resourceType, Cause because) {
    return new Limitation(resourceType, Optional.empty(), because, resourceType);
  }
}
