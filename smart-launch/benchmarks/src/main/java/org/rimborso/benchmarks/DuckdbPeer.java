package org.rimborso.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The five checks in SQL, by DuckDB within its own process: {@code DuckdbPeer FOLDER DAY THREADS}.
 * Every file is read once, with explicit columns that are no wider than the checks need.
 */
public final class DuckdbPeer {
  private static final String TABLES =
      """
      set threads = $threads;
      set preserve_insertion_order = false;

      create temp table claim as
      select 'Claim/' || id as claim, created, total."value" as total,
        list_sum(list_transform(item, lambda i: i.net."value")) as nets,
        list_transform(item, lambda i: i.servicedDate) as days,
        list_distinct(flatten(list_transform(item,
          lambda i: list_transform(i.encounter, lambda e: e.reference)))) as visits,
        list_transform(diagnosis, lambda d: left(d.diagnosisCodeableConcept.coding[1].code, 3)) as categories,
        list_filter(insurance, lambda i: i.focal)[1].coverage.reference as coverage
      from read_ndjson('$folder/Claim.ndjson', columns = {id: 'VARCHAR', created: 'DATE',
        total: 'STRUCT("value" DECIMAL(12,2))',
        item: 'STRUCT(net STRUCT("value" DECIMAL(12,2)), servicedDate DATE, encounter STRUCT(reference VARCHAR)[])[]',
        diagnosis: 'STRUCT(diagnosisCodeableConcept STRUCT(coding STRUCT(code VARCHAR)[]))[]',
        insurance: 'STRUCT(focal BOOLEAN, coverage STRUCT(reference VARCHAR))[]'});

      create temp table coverage as
      select 'Coverage/' || id as coverage, "period"."start" as since, "period"."end" as until
      from read_ndjson('$folder/Coverage.ndjson',
        columns = {id: 'VARCHAR', "period": 'STRUCT("start" DATE, "end" DATE)'});

      create temp table visit as
      select 'Encounter/' || id as visit
      from read_ndjson('$folder/Encounter.ndjson',
        columns = {id: 'VARCHAR', status: 'VARCHAR', class: 'STRUCT(code VARCHAR)'})
      where status = 'finished' and class.code in
        ('AMB', 'EMER', 'IMP', 'ACUTE', 'NONAC', 'OBSENC', 'SS', 'FLD', 'HH', 'VR');

      create temp table condition as
      select encounter.reference as visit, left(code.coding[1].code, 3) as category
      from read_ndjson('$folder/Condition.ndjson', columns = {encounter: 'STRUCT(reference VARCHAR)',
        code: 'STRUCT(coding STRUCT(code VARCHAR)[])',
        verificationStatus: 'STRUCT(coding STRUCT(code VARCHAR)[])'})
      where verificationStatus.coding[1].code = 'confirmed';

      create temp table answer as
      select request.reference as claim,
        len(list_filter(item, lambda i: len(list_filter(i.adjudication, lambda a:
          a.category.coding[1].code = 'benefit' and a.amount."value" = 0
          and a.reason.coding[1].code is not null)) > 0)) = len(item) as denied
      from read_ndjson('$folder/ClaimResponse.ndjson', columns = {request: 'STRUCT(reference VARCHAR)',
        item: 'STRUCT(adjudication STRUCT(category STRUCT(coding STRUCT(code VARCHAR)[]),
          reason STRUCT(coding STRUCT(code VARCHAR)[]), amount STRUCT("value" DECIMAL(12,2)))[])[]'});
      """;

  private DuckdbPeer() {}

  public static void main(String[] args) throws SQLException {
    String tables = TABLES.replace("$folder", args[0]).replace("$threads", args[2]);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String table : tables.split(";\\s*\\n", -1)) {
        if (!table.isBlank()) {
          statement.execute(table);
        }
      }
      for (SweepCheck check : SweepCheck.values()) {
        try (ResultSet counted = statement.executeQuery(question(check, args[1]))) {
          counted.next();
          System.out.println(check.told(counted.getLong(1)));
        }
      }
    }
  }

  private static String question(SweepCheck check, String day) {
    return switch (check) {
      case TOTAL_MISMATCH -> "select count(*) from claim where total <> nets";
      case COVERAGE_NOT_ACTIVE ->
          """
          select count(*) from claim join coverage using (coverage)
          where list_min(days) < since or list_max(days) > until
          """;
      case NO_RESPONSE ->
          """
          select count(*) from claim anti join answer using (claim)
          where created < date '%s' - %d
          """
              .formatted(day, SweepCheck.USUAL_DAYS);
      case DENIED -> "select count(*) from claim join answer using (claim) where denied";
      case NOT_ON_CLAIM ->
          """
          with billed as (select unnest(visits) as visit, categories from claim)
          select count(*) from (
            select visit, category
            from condition semi join visit using (visit) join billed using (visit)
            group by visit, category having not bool_or(list_contains(categories, category)))
          """;
    };
  }
}
