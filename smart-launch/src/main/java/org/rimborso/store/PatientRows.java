package org.rimborso.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.rimborso.chart.Reference;

/**
 * Everything the store holds about one patient: the rows of every table that has a column {@code
 * patient}, whichever room it belongs to, so that a new table cannot be forgotten.
 */
public final class PatientRows {
  private static final String COLUMNS =
      "select c.table_name, c.column_name from information_schema.columns c"
          + " join information_schema.tables t on t.table_schema = c.table_schema"
          + " and t.table_name = c.table_name and t.table_type = 'BASE TABLE'"
          + " where c.table_schema = 'public'"
          + " and c.table_name in (select table_name from information_schema.columns"
          + " where table_schema = 'public' and column_name = 'patient')"
          + " order by c.table_name, c.ordinal_position";

  private final Store store;

  public PatientRows(Store store) {
    this.store = store;
  }

  /**
   * The rows by table, each as its columns and their values as text; a column without a value is
   * left out.
   *
   * @param ehr whose patient; the same id at another EHR is somebody else
   * @param issuers that EHR's users come from, for tables that know the issuer only
   */
  public Map<String, List<Map<String, String>>> of(
      String ehr, Set<String> issuers, Reference patient) {
    return store.read(
        handle -> {
          Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
          columns(handle)
              .forEach(
                  (table, columns) ->
                      tables.put(table, rows(handle, table, columns, ehr, issuers, patient)));
          tables.put("swept_account", listed(handle, ehr, patient));
          return tables;
        });
  }

  private static Map<String, List<String>> columns(Handle handle) {
    Map<String, List<String>> columns = new TreeMap<>();
    handle
        .createQuery(COLUMNS)
        .map(
            row ->
                columns
                    .computeIfAbsent(
                        row.getColumn("table_name", String.class), table -> new ArrayList<>())
                    .add(row.getColumn("column_name", String.class)))
        .list();
    columns.keySet().removeIf(SweptTables::holds);
    return columns;
  }

  /** Lines of work lists lie in tables of their own for each load. */
  private static List<Map<String, String>> listed(Handle handle, String ehr, Reference patient) {
    return handle
        .createQuery("select generation from worklist_load where ehr = :ehr order by generation")
        .bind("ehr", ehr)
        .mapTo(Long.class)
        .list()
        .stream()
        .map(SweptTables::new)
        .flatMap(tables -> listed(handle, tables, patient).stream())
        .toList();
  }

  private static List<Map<String, String>> listed(
      Handle handle, SweptTables tables, Reference patient) {
    List<String> columns = Stream.of((SweptTables.COLUMNS + ", told").split(", ", -1)).toList();
    return handle
        .createQuery(
            "select s.*, t.told from "
                + tables.accounts()
                + " s join "
                + tables.told()
                + " t on t.number = s.number where s.patient = :patient order by s.number")
        .bind("patient", patient.toString())
        .map(row -> values(row, columns))
        .list();
  }

  private static List<Map<String, String>> rows(
      Handle handle,
      String table,
      List<String> columns,
      String ehr,
      Set<String> issuers,
      Reference patient) {
    String byIssuer = "issuer in (<issuers>)";
    String whose =
        !columns.contains("ehr")
            ? byIssuer
            : columns.contains("issuer")
                ? "(ehr = :ehr or ehr is null and " + byIssuer + ")"
                : "ehr = :ehr";
    Query query =
        handle.createQuery("select * from " + table + " where patient = :patient and " + whose);
    query.bind("patient", patient.toString());
    if (columns.contains("ehr")) {
      query.bind("ehr", ehr);
    }
    if (whose.contains(byIssuer)) {
      query.bindList("issuers", List.copyOf(issuers));
    }
    return query.map(row -> values(row, columns)).list();
  }

  private static Map<String, String> values(RowView row, List<String> columns) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String column : columns) {
      Optional.ofNullable(row.getColumn(column, String.class))
          .ifPresent(value -> values.put(column, value));
    }
    return values;
  }

  /** The issuers that users of an EHR were seen with. */
  public List<String> issuers(String ehr) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select issuer from smart_launch where ehr = :ehr"
                        + " union select issuer from note where ehr = :ehr")
                .bind("ehr", ehr)
                .mapTo(String.class)
                .list());
  }
}
