package org.rimborso.notes;

import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.smart.Scopes;
import org.rimborso.smart.Scopes.Action;

/** Whether granted scopes let a note, or a Task, be written and changed, and read back. */
final class WriteScopes {
  private WriteScopes() {}

  /** A scope narrowed by a query does not count: it may leave our records out. */
  static boolean suffice(Set<String> granted, NotesTarget target) {
    Stream<Action> needed = Stream.of(Action.CREATE, Action.READ, Action.SEARCH);
    Stream<Action> changes = target.isOneResourceEach() ? Stream.of() : Stream.of(Action.UPDATE);
    return target == NotesTarget.STORE
        || Stream.concat(needed, changes)
            .allMatch(action -> Scopes.permit(granted, target.type(), action));
  }

  /** Whether they let a Task be found, made and changed. */
  static boolean sufficeForTasks(Set<String> granted) {
    return Stream.of(Action.CREATE, Action.READ, Action.SEARCH, Action.UPDATE)
        .allMatch(action -> Scopes.permit(granted, EhrTasks.TYPE, action));
  }

  /** Whether they let a note that is there, or may be, be found and changed. */
  static boolean sufficeToStrike(Set<String> granted, NotesTarget target) {
    return Stream.of(Action.READ, Action.SEARCH, Action.UPDATE)
        .allMatch(action -> Scopes.permit(granted, target.type(), action));
  }
}
