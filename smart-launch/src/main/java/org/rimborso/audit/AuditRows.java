package org.rimborso.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.rimborso.store.Store;

/** The trail, read. */
public final class AuditRows {
  private final Store store;

  public AuditRows(Store store) {
    this.store = store;
  }

  /** The newest rows that fit and are older than row {@code before}, the newest first. */
  public List<AuditRow> newest(AuditQuery query, long before, int most) {
    return readable(matching(query, "seq < :edge", before, "desc", most));
  }

  /**
   * The rows that fit and come after row {@code after}, in their order.
   *
   * @return rows as they stand, readable or not, so that the caller can go on after the last
   */
  List<StoredRow> following(AuditQuery query, long after, int most) {
    return matching(query, "seq > :edge", after, "asc", most);
  }

  /** All rows after one up to another, in their order. */
  static List<StoredRow> after(Handle handle, long seq, long last) {
    return handle
        .createQuery("select * from audit_entry where seq > :seq and seq <= :last order by seq")
        .bind("seq", seq)
        .bind("last", last)
        .map(StoredRow::of)
        .list();
  }

  private static List<AuditRow> readable(List<StoredRow> rows) {
    return rows.stream().flatMap(row -> row.readable().stream()).toList();
  }

  private List<StoredRow> matching(
      AuditQuery query, String edge, long seq, String order, int most) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> conditions = new ArrayList<>(List.of(edge));
    query
        .patient()
        .ifPresent(patient -> add(conditions, values, "patient = :patient", "patient", patient));
    query
        .user()
        .ifPresent(
            user ->
                add(
                    conditions,
                    values,
                    "(subject = :who or fhir_user = :who or issuer || '|' || subject = :who)",
                    "who",
                    user));
    query
        .action()
        .ifPresent(action -> add(conditions, values, "action = :action", "action", action.name()));
    query
        .from()
        .ifPresent(
            from -> add(conditions, values, "at_millis >= :from", "from", from.toEpochMilli()));
    query.to().ifPresent(to -> add(conditions, values, "at_millis < :to", "to", to.toEpochMilli()));
    String where = String.join(" and ", conditions);
    return store.read(
        handle ->
            select(handle, where, order)
                .bindMap(values)
                .bind("edge", seq)
                .bind("most", most)
                .map(StoredRow::of)
                .list());
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> values,
      String condition,
      String name,
      Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  /** Conditions and order are texts of this class, never values. */
  private static Query select(Handle handle, String where, String order) {
    return handle.createQuery(
        "select * from audit_entry where " + where + " order by seq " + order + " limit :most");
  }
}
