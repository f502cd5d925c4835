package org.rimborso.store;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The table of how facilities stood, month by month. */
public final class HealthRows {
  /** So many months are kept. */
  public static final int KEPT = 36;

  private final Store store;

  public HealthRows(Store store) {
    this.store = store;
  }

  /**
   * Keeps a month, in place of what was kept of it before; on disk when this returns.
   *
   * @throws StoreUnavailable if it could not be kept, or the disk is nearly full
   */
  public void save(HealthRow row) {
    store.requireRoom();
    store.durably(
        handle -> {
          handle
              .createUpdate("delete from health where ehr = :ehr and of_month = :month")
              .bind("ehr", row.ehr())
              .bind("month", row.month().toString())
              .execute();
          handle
              .createUpdate(
                  "insert into health (ehr, of_month, taken_millis, figures, behind)"
                      + " values (:ehr, :month, :at, :figures, :behind)")
              .bind("ehr", row.ehr())
              .bind("month", row.month().toString())
              .bind("at", row.takenAt().toEpochMilli())
              .bind("figures", row.figures())
              .bind("behind", row.behind())
              .execute();
          return tidy(handle, row.ehr());
        });
  }

  /** Forgets the accounts behind earlier months, and what is too long ago. */
  private static int tidy(Handle handle, String ehr) {
    String newest =
        handle
            .createQuery("select max(of_month) from health where ehr = :ehr")
            .bind("ehr", ehr)
            .mapTo(String.class)
            .one();
    handle
        .createUpdate("update health set behind = null where ehr = :ehr and of_month < :newest")
        .bind("ehr", ehr)
        .bind("newest", newest)
        .execute();
    return handle
        .createUpdate("delete from health where ehr = :ehr and of_month <= :old")
        .bind("ehr", ehr)
        .bind("old", YearMonth.parse(newest).minusMonths(KEPT).toString())
        .execute();
  }

  /** The newest months of an EHR, the newest first, at most so many. */
  public List<HealthRow> newest(String ehr, int most) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from health where ehr = :ehr order by of_month desc limit :most")
                .bind("ehr", ehr)
                .bind("most", most)
                .map(HealthRows::row)
                .list());
  }

  /**
   * The figures of an EHR's newest month.
   *
   * @param text as it was kept
   */
  public record Figures(String ehr, Instant takenAt, String text) {}

  /** Of every EHR, by name. */
  public List<Figures> latest() {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select ehr, taken_millis, figures from health where of_month = (select"
                        + " max(of_month) from health other where other.ehr = health.ehr) order by"
                        + " ehr")
                .map(
                    row ->
                        new Figures(
                            text(row, "ehr"),
                            Instant.ofEpochMilli(row.getColumn("taken_millis", Long.class)),
                            text(row, "figures")))
                .list());
  }

  private static HealthRow row(RowView row) {
    return new HealthRow(
        text(row, "ehr"),
        YearMonth.parse(text(row, "of_month")),
        Instant.ofEpochMilli(row.getColumn("taken_millis", Long.class)),
        text(row, "figures"),
        Stream.ofNullable(row.getColumn("behind", String.class)).findFirst());
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }
}
