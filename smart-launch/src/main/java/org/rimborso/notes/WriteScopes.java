package org.rimborso.notes;

import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.smart.Scopes;
import org.rimborso.smart.Scopes.Action;

/** Whether granted scopes let a note be written and read back. */
final class WriteScopes {
  private WriteScopes() {}

  /** A scope narrowed by a query does not count: it may leave our records out. */
  static boolean suffice(Set<String> granted) {
    return Stream.of(Action.CREATE, Action.READ, Action.UPDATE, Action.SEARCH)
        .allMatch(action -> Scopes.permit(granted, "ClaimResponse", action));
  }
}
