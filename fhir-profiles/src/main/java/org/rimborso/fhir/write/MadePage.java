package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.FixTerms;

/**
 * One page of a search for Conditions that corrections made.
 *
 * @param found those of one correction and one patient
 * @param next the address of the next page, as sent; whether it may be called is not decided here
 */
public record MadePage(List<Reference> found, Optional<String> next) {
  public MadePage {
    found = List.copyOf(found);
  }

  /**
   * The page in {@code json}, or empty where that is no Bundle.
   *
   * @param id of the correction
   * @param base the FHIR base of the EHR that sent it
   */
  public static Optional<MadePage> of(byte[] json, String id, Reference patient, URI base) {
    return Json.resource(json)
        .filter(bundle -> bundle.path("resourceType").asText().equals("Bundle"))
        .map(
            bundle ->
                new MadePage(
                    FollowUpRecord.elements(bundle, "entry")
                        .map(entry -> entry.path("resource"))
                        .filter(one -> isOf(one, id, patient, base))
                        .flatMap(one -> reference(one).stream())
                        .toList(),
                    FollowUpPage.next(bundle)));
  }

  /** EHRs ignore search parameters that they do not know, so each is looked at. */
  private static boolean isOf(JsonNode resource, String id, Reference patient, URI base) {
    return LocalReference.of(resource.path("subject"), base).equals(Optional.of(patient))
        && FollowUpRecord.elements(resource, "identifier")
            .anyMatch(
                one ->
                    one.path("system").asText().equals(FixTerms.IDENTIFIER_SYSTEM)
                        && one.path("value").asText().equals(id));
  }

  private static Optional<Reference> reference(JsonNode resource) {
    return Reference.parse(
        resource.path("resourceType").asText() + "/" + resource.path("id").asText());
  }
}
