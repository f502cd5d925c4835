package org.rimborso.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Saves notes, one after the other, for whoever counts what the system does meanwhile. Arguments:
 * how many, then the folder of an embedded store, or {@code jdbc:postgresql:…}, user and key file.
 */
final class SavedNotes {
  private SavedNotes() {}

  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    try (Store store = Store.open(settings(arguments))) {
      NoteRows rows = new NoteRows(store);
      System.out.println("first");
      for (int i = 0; i < count; i++) {
        rows.insert(OverStore.note(UUID.randomUUID().toString(), "x"));
      }
      System.out.println("last");
    }
  }

  private static StoreSettings settings(String[] arguments) {
    if (arguments.length > 2) {
      return new StoreSettings.PostgreSql(
          arguments[1], arguments[2], Optional.empty(), Path.of(arguments[3]));
    }
    Path folder = Path.of(arguments[1]);
    return StoreSettings.h2(folder.resolve("db"), folder.resolve("key"));
  }
}
