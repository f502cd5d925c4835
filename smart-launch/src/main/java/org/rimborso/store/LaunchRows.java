package org.rimborso.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** Completed launches. */
public final class LaunchRows {
  private final Store store;

  /**
   * One completed launch; references as {@code Type/id}.
   *
   * @param scopes separated by blanks
   */
  public record Row(
      String id,
      String ehr,
      String issuer,
      String subject,
      Optional<String> fhirUser,
      String userName,
      Optional<String> patient,
      Optional<String> encounter,
      String scopes,
      boolean needPatientBanner,
      Instant started) {
    @Override
    public String toString() {
      return "Row[" + ehr + "]";
    }
  }

  public LaunchRows(Store store) {
    this.store = store;
  }

  /** Keeps a new one, and drops those started before {@code staleBefore}. */
  public void put(Row row, Instant staleBefore) {
    store.durably(
        handle -> {
          handle
              .createUpdate("delete from smart_launch where started_millis < :before")
              .bind("before", staleBefore.toEpochMilli())
              .execute();
          return handle
              .createUpdate(
                  "insert into smart_launch (id, ehr, issuer, subject, fhir_user, user_name,"
                      + " patient, encounter, scopes, need_patient_banner, started_millis) values"
                      + " (:id, :ehr, :issuer, :subject, :fhirUser, :userName, :patient,"
                      + " :encounter, :scopes, :banner, :started)")
              .bind("id", row.id())
              .bind("ehr", row.ehr())
              .bind("issuer", row.issuer())
              .bind("subject", row.subject())
              .bind("fhirUser", row.fhirUser().orElse(null))
              .bind("userName", row.userName())
              .bind("patient", row.patient().orElse(null))
              .bind("encounter", row.encounter().orElse(null))
              .bind("scopes", row.scopes())
              .bind("banner", row.needPatientBanner())
              .bind("started", row.started().toEpochMilli())
              .execute();
        });
  }

  public Optional<Row> find(String id) {
    return store.read(
        handle ->
            handle
                .createQuery("select * from smart_launch where id = :id")
                .bind("id", id)
                .map(LaunchRows::row)
                .findOne());
  }

  public void remove(String id) {
    store.durably(
        handle ->
            handle
                .createUpdate("delete from smart_launch where id = :id")
                .bind("id", id)
                .execute());
  }

  private static Row row(RowView row) {
    return new Row(
        row.getColumn("id", String.class),
        row.getColumn("ehr", String.class),
        row.getColumn("issuer", String.class),
        row.getColumn("subject", String.class),
        Optional.ofNullable(row.getColumn("fhir_user", String.class)),
        row.getColumn("user_name", String.class),
        Optional.ofNullable(row.getColumn("patient", String.class)),
        Optional.ofNullable(row.getColumn("encounter", String.class)),
        row.getColumn("scopes", String.class),
        row.getColumn("need_patient_banner", Boolean.class),
        Instant.ofEpochMilli(row.getColumn("started_millis", Long.class)));
  }
}
