package org.rimborso.sandbox.fhir;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.rimborso.sandbox.oauth.SmartScope.Action;

/** What a FHIR request does, in the terms of SMART scopes. */
final class Interactions {

  /** One thing done to one resource type. */
  record Interaction(Action action, String type) {
    boolean writes() {
      return action == Action.CREATE || action == Action.UPDATE || action == Action.DELETE;
    }
  }

  private Interactions() {}

  /** Everything the request does; for a batch or transaction what its entries do. */
  static List<Interaction> of(RequestDetails request) {
    if (request.getResource() instanceof Bundle bundle
        && request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION) {
      return bundle.getEntry().stream().flatMap(Interactions::of).toList();
    }
    String type = request.getResourceName();
    return type == null
        ? List.of()
        : action(request.getRestOperationType())
            .map(action -> List.of(new Interaction(action, type)))
            .orElse(List.of());
  }

  private static Stream<Interaction> of(BundleEntryComponent entry) {
    String url = entry.getRequest().getUrl();
    if (url == null || entry.getRequest().getMethod() == null) {
      return Stream.empty();
    }
    String type = url.split("[/?]", 2)[0];
    return Stream.of(new Interaction(action(entry, url), type));
  }

  private static Action action(BundleEntryComponent entry, String url) {
    return switch (entry.getRequest().getMethod()) {
      case POST -> Action.CREATE;
      case PUT, PATCH -> Action.UPDATE;
      case DELETE -> Action.DELETE;
      default -> url.contains("/") ? Action.READ : Action.SEARCH;
    };
  }

  private static Optional<Action> action(RestOperationTypeEnum operation) {
    return switch (operation) {
      case READ, VREAD, HISTORY_INSTANCE -> Optional.of(Action.READ);
      case SEARCH_TYPE, HISTORY_TYPE -> Optional.of(Action.SEARCH);
      case CREATE -> Optional.of(Action.CREATE);
      case UPDATE, PATCH -> Optional.of(Action.UPDATE);
      case DELETE -> Optional.of(Action.DELETE);
      default -> Optional.empty();
    };
  }
}
