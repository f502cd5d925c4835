package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One page of a search for notes that are resources of their own.
 *
 * @param next the address of the next page, as sent; whether it may be called is not decided here
 */
public record NotePage(List<NoteResource> notes, Optional<String> next) {
  public NotePage {
    notes = List.copyOf(notes);
  }

  /** The page in {@code json}, or empty where that is no Bundle. */
  public static Optional<NotePage> of(byte[] json, URI base) {
    return Json.resource(json)
        .filter(bundle -> bundle.path("resourceType").asText().equals("Bundle"))
        .map(
            bundle ->
                new NotePage(
                    FollowUpRecord.elements(bundle, "entry")
                        .map(entry -> entry.path("resource"))
                        .filter(ObjectNode.class::isInstance)
                        .flatMap(tree -> NoteResource.of((ObjectNode) tree, base).stream())
                        .toList(),
                    FollowUpPage.next(bundle)));
  }
}
