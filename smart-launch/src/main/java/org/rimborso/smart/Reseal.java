package org.rimborso.smart;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Handle;

/** Seals everything in the store anew when its key is exchanged. */
public final class Reseal {
  /** Every column that holds sealed values, and what tells their place. */
  static final List<Column> COLUMNS =
      List.of(
          new Column("access_token", "launch_id", "sealed"),
          new Column("access_token", "'refresh ' || launch_id", "refresh_sealed"),
          new Column("launch_state", "state_hash", "sealed"),
          new Column("note_draft", "place", "sealed"),
          new Column("signing_key", "'signing-key ' || algorithm || ' ' || generation", "sealed"));

  private final SecureRandom random;

  /**
   * A sealed column.
   *
   * @param place an SQL expression of what its values are bound to, see {@link Sealing#seal}
   */
  record Column(String table, String place, String value) {}

  public Reseal(SecureRandom random) {
    this.random = random;
  }

  /**
   * Opens with one key and seals with the other, inside the caller's transaction. What the first
   * does not open is of no use to anyone and left as it is.
   */
  public void all(Handle handle, SecretKey before, SecretKey after) {
    Sealing from = new Sealing(before, random);
    Sealing to = new Sealing(after, random);
    for (Column column : COLUMNS) {
      rows(handle, column)
          .forEach(
              (place, kept) ->
                  from.open(kept, place)
                      .ifPresent(text -> keep(handle, column, place, to.seal(text, place))));
    }
  }

  /** Forgets everything that is sealed: its key is lost. */
  public void forget(Handle handle) {
    COLUMNS.forEach(column -> handle.execute("delete from " + column.table()));
  }

  private static Map<String, String> rows(Handle handle, Column column) {
    Map<String, String> rows = new TreeMap<>();
    handle
        .createQuery(
            "select "
                + column.place()
                + " as at_place, "
                + column.value()
                + " from "
                + column.table()
                + " where "
                + column.value()
                + " is not null")
        .map(
            row ->
                rows.put(
                    row.getColumn("at_place", String.class),
                    row.getColumn(column.value(), String.class)))
        .list();
    return rows;
  }

  private static void keep(Handle handle, Column column, String place, String sealed) {
    handle.execute(
        "update "
            + column.table()
            + " set "
            + column.value()
            + " = ? where "
            + column.place()
            + " = ?",
        sealed,
        place);
  }
}
