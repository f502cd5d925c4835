package org.rimborso.benchmarks.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * The five checks in SQL, by Spark on one machine: {@code SparkPeer FOLDER DAY THREADS}. Every file
 * is read once with an explicit schema that is no wider than the checks need, and what the checks
 * need of it is kept in memory.
 */
public final class SparkPeer {
  private static final String CLAIM =
      "id STRING, created DATE, total STRUCT<value: DECIMAL(12,2)>, item ARRAY<STRUCT<"
          + "net: STRUCT<value: DECIMAL(12,2)>, servicedDate: DATE, encounter: ARRAY<STRUCT<reference: STRING>>>>, "
          + "diagnosis ARRAY<STRUCT<diagnosisCodeableConcept: STRUCT<coding: ARRAY<STRUCT<code: STRING>>>>>, "
          + "insurance ARRAY<STRUCT<focal: BOOLEAN, coverage: STRUCT<reference: STRING>>>";
  private static final String COVERAGE = "id STRING, period STRUCT<start: DATE, end: DATE>";
  private static final String ENCOUNTER = "id STRING, status STRING, class STRUCT<code: STRING>";
  private static final String CONDITION =
      "encounter STRUCT<reference: STRING>, code STRUCT<coding: ARRAY<STRUCT<code: STRING>>>, "
          + "verificationStatus STRUCT<coding: ARRAY<STRUCT<code: STRING>>>";
  private static final String RESPONSE =
      "request STRUCT<reference: STRING>, item ARRAY<STRUCT<adjudication: ARRAY<STRUCT<"
          + "category: STRUCT<coding: ARRAY<STRUCT<code: STRING>>>, "
          + "reason: STRUCT<coding: ARRAY<STRUCT<code: STRING>>>, amount: STRUCT<value: DECIMAL(12,2)>>>>>";

  private final SparkSession spark;
  private final String folder;

  private SparkPeer(SparkSession spark, String folder) {
    this.spark = spark;
    this.folder = folder;
  }

  public static void main(String[] args) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[" + args[2] + "]")
            .appName("five checks")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "localhost")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", args[2])
            .getOrCreate();
    spark.sparkContext().setLogLevel("WARN");
    SparkPeer peer = new SparkPeer(spark, args[0]);
    peer.tables();
    questions(args[1])
        .forEach(
            (rule, question) ->
                System.out.println(rule + " " + spark.sql(question).first().getLong(0)));
    spark.stop();
  }

  private void tables() {
    keep(
        "claim",
        "Claim",
        CLAIM,
        """
        select concat('Claim/', id) as claim, created, total.value as total,
          aggregate(item, cast(0 as decimal(12,2)), (sum, i) -> cast(sum + i.net.value as decimal(12,2))) as nets,
          array_min(item.servicedDate) as since, array_max(item.servicedDate) as until,
          array_distinct(flatten(transform(item, i -> i.encounter.reference))) as visits,
          transform(diagnosis, d -> left(d.diagnosisCodeableConcept.coding[0].code, 3)) as categories,
          filter(insurance, i -> i.focal)[0].coverage.reference as coverage
        from raw""");
    keep(
        "coverage",
        "Coverage",
        COVERAGE,
        "select concat('Coverage/', id) as coverage, period.start as since, period.end as until from raw");
    keep(
        "visit",
        "Encounter",
        ENCOUNTER,
        """
        select concat('Encounter/', id) as visit from raw
        where status = 'finished' and class.code in
          ('AMB', 'EMER', 'IMP', 'ACUTE', 'NONAC', 'OBSENC', 'SS', 'FLD', 'HH', 'VR')""");
    keep(
        "condition",
        "Condition",
        CONDITION,
        """
        select encounter.reference as visit, left(code.coding[0].code, 3) as category from raw
        where verificationStatus.coding[0].code = 'confirmed'""");
    keep(
        "answer",
        "ClaimResponse",
        RESPONSE,
        """
        select request.reference as claim, forall(item, i -> exists(i.adjudication, a ->
          a.category.coding[0].code = 'benefit' and a.amount.value = 0
          and a.reason.coding[0].code is not null)) as denied
        from raw""");
  }

  /** Not read before the first question that needs it; kept from then on. */
  private void keep(String table, String type, String schema, String query) {
    spark
        .read()
        .schema(schema)
        .json(folder + "/" + type + ".ndjson")
        .createOrReplaceTempView("raw");
    spark.sql(query).cache().createOrReplaceTempView(table);
  }

  private static Map<String, String> questions(String day) {
    Map<String, String> questions = new LinkedHashMap<>();
    questions.put("claim-total-mismatch", "select count(*) from claim where total <> nets");
    questions.put(
        "coverage-not-active",
        """
        select count(*) from claim join coverage using (coverage)
        where claim.since < coverage.since or claim.until > coverage.until""");
    questions.put(
        "account-no-response",
        "select count(*) from claim left anti join answer using (claim) where created < date_sub(date '%s', 30)"
            .formatted(day));
    questions.put(
        "account-denied", "select count(*) from claim join answer using (claim) where denied");
    questions.put(
        "diagnosis-not-on-claim",
        """
        with billed as (select explode(visits) as visit, categories from claim)
        select count(*) from (
          select visit, category
          from condition left semi join visit using (visit) join billed using (visit)
          group by visit, category having not bool_or(array_contains(categories, category)))""");
    return questions;
  }
}
