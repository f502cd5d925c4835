package org.rimborso.store;

import java.util.Optional;

/** One sealed text, by which a node sees whether it has the sealing key of all the others. */
public final class SealMark {
  private final Store store;

  public SealMark(Store store) {
    this.store = store;
  }

  /** The sealed text, once a node has written it. */
  public Optional<String> find() {
    return store.read(
        handle ->
            handle
                .createQuery("select sealed from seal_mark where id = 1")
                .map(row -> row.getColumn("sealed", String.class))
                .findOne());
  }

  /**
   * Writes it for the first time.
   *
   * @throws DuplicateRow if another node did so first
   */
  public void put(String sealed) {
    store.durably(
        handle ->
            handle
                .createUpdate("insert into seal_mark (id, sealed) values (1, :sealed)")
                .bind("sealed", sealed)
                .execute());
  }
}
