package org.rimborso.fhir.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One page of a search for Tasks: those of ours in it. Whatever else an EHR puts into the page is
 * passed over.
 *
 * @param next the address of the next page, as sent; whether it may be called is not decided here
 */
public record TaskPage(List<TaskResource> tasks, Optional<String> next) {
  public TaskPage {
    tasks = List.copyOf(tasks);
  }

  /** The page in {@code json}, or empty where that is no Bundle. */
  public static Optional<TaskPage> of(byte[] json, URI base) {
    return Json.resource(json)
        .filter(bundle -> bundle.path("resourceType").asText().equals("Bundle"))
        .map(
            bundle ->
                new TaskPage(
                    FollowUpRecord.elements(bundle, "entry")
                        .map(entry -> entry.path("resource"))
                        .filter(ObjectNode.class::isInstance)
                        .flatMap(tree -> TaskResource.of((ObjectNode) tree, base).stream())
                        .toList(),
                    FollowUpPage.next(bundle)));
  }
}
