package org.rimborso.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.result.RowView;

/** The app's own signing keys, as the app sealed them; the same for all nodes. */
public final class SigningKeyRows {
  private final Store store;

  /**
   * One key.
   *
   * @param algorithm that it signs with
   * @param generation 0 for the first of its algorithm, then one more each
   */
  public record Row(String algorithm, int generation, String sealed, Instant created) {
    @Override
    public String toString() {
      return "Row[" + algorithm + " " + generation + "]";
    }
  }

  public SigningKeyRows(Store store) {
    this.store = store;
  }

  /** All keys of an algorithm, the oldest first. */
  public List<Row> of(String algorithm) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from signing_key where algorithm = :algorithm order by generation")
                .bind("algorithm", algorithm)
                .map(SigningKeyRows::row)
                .list());
  }

  /**
   * Adds a key.
   *
   * @throws DuplicateRow if another node added this generation first
   */
  public void add(Row row) {
    store.durably(
        handle ->
            handle
                .createUpdate(
                    "insert into signing_key (algorithm, generation, sealed, created_millis)"
                        + " values (:algorithm, :generation, :sealed, :created)")
                .bind("algorithm", row.algorithm())
                .bind("generation", row.generation())
                .bind("sealed", row.sealed())
                .bind("created", row.created().toEpochMilli())
                .execute());
  }

  /** Drops the keys of an algorithm that are older than {@code generation}. */
  public void dropBefore(String algorithm, int generation) {
    store.durably(
        handle ->
            handle
                .createUpdate(
                    "delete from signing_key"
                        + " where algorithm = :algorithm and generation < :generation")
                .bind("algorithm", algorithm)
                .bind("generation", generation)
                .execute());
  }

  private static Row row(RowView row) {
    return new Row(
        row.getColumn("algorithm", String.class),
        row.getColumn("generation", Integer.class),
        row.getColumn("sealed", String.class),
        Instant.ofEpochMilli(row.getColumn("created_millis", Long.class)));
  }
}
