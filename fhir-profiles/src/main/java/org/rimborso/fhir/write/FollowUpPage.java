package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One page of a search for follow-up records: those of ours in it, each whole, and where the next
 * page is. Whatever else an EHR puts into the page is passed over.
 *
 * @param next the address of the next page, as sent; whether it may be called is not decided here
 */
public record FollowUpPage(List<FollowUpRecord> records, Optional<String> next) {
  public FollowUpPage {
    records = List.copyOf(records);
  }

  /** The page in {@code json}, or empty where that is no Bundle. */
  public static Optional<FollowUpPage> of(byte[] json, URI base) {
    return Json.resource(json)
        .filter(bundle -> bundle.path("resourceType").asText().equals("Bundle"))
        .map(
            bundle ->
                new FollowUpPage(
                    FollowUpRecord.elements(bundle, "entry")
                        .map(entry -> entry.path("resource"))
                        .flatMap(resource -> record(resource, base).stream())
                        .toList(),
                    next(bundle)));
  }

  private static Optional<FollowUpRecord> record(JsonNode resource, URI base) {
    return resource instanceof ObjectNode tree ? FollowUpRecord.of(tree, base) : Optional.empty();
  }

  static Optional<String> next(JsonNode bundle) {
    return FollowUpRecord.elements(bundle, "link")
        .filter(link -> link.path("relation").asText().equals("next"))
        .flatMap(link -> Json.text(link, "url").stream())
        .findFirst();
  }
}
