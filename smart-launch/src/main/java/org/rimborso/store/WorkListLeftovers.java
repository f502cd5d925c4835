package org.rimborso.store;

import java.util.List;

/** Takes away lists that are neither shown nor being loaded. */
public final class WorkListLeftovers {
  private static final List<String> PARTS =
      List.of("worklist_queue", "worklist_place", "worklist_payer", "worklist_load");

  private WorkListLeftovers() {}

  /**
   * Takes away the lists that were replaced and those of loads that came to nothing.
   *
   * @throws StoreUnavailable if it cannot be kept
   */
  static void clear(Store store) {
    store
        .read(
            handle ->
                handle
                    .createQuery(
                        "select l.generation from worklist_load l where not exists"
                            + " (select 1 from worklist_sweep s where s.generation = l.generation"
                            + " or s.loading = l.generation)")
                    .mapTo(Long.class)
                    .list())
        .forEach(generation -> clear(store, generation));
  }

  /** What names the tables goes last, so that a kill in between leaves nothing for ever. */
  private static void clear(Store store, long generation) {
    store.durably(
        handle -> {
          new SweptTables(generation).drop(handle);
          return true;
        });
    store.durably(
        handle ->
            PARTS.stream()
                .mapToInt(
                    table ->
                        handle
                            .createUpdate(
                                "delete from " + table + " where generation = :generation")
                            .bind("generation", generation)
                            .execute())
                .sum());
  }

  /**
   * The same when the app starts, when no load can be under way in a store that is its own.
   *
   * @throws StoreUnavailable if it cannot be kept
   */
  public static void clearAtStart(Store store) {
    if (!store.isShared()) {
      store.durably(
          handle ->
              handle.execute(
                  "update worklist_sweep set loading = generation where loading <> generation"));
    }
    clear(store);
  }
}
