package org.rimborso.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.TaskKind;

/** The table of what EHRs are told in Tasks: one row for each subject, changed in place. */
public final class TaskRows {
  private static final String WHICH = " where ehr = :ehr and kind = :kind and subject = :subject";
  private static final String NEWEST = "case when wanted = :wanted then ";

  private final Store store;

  public TaskRows(Store store) {
    this.store = store;
  }

  /** Wants a change told, within the transaction that keeps it. */
  static void want(Handle handle, TaskRow row) {
    int again =
        wanting(
            handle,
            row,
            "update ehr_task set wanted = :wanted, patient = :patient, restricted = :restricted,"
                + " launch_id = :launch, changed_issuer = :issuer, changed_subject = :user,"
                + " delivery = :delivery, reason = :reason, attempts = 0, next_try_millis = :next"
                + WHICH);
    if (again == 0) {
      wanting(
          handle,
          row,
          "insert into ehr_task (ehr, kind, subject, patient, restricted, launch_id,"
              + " changed_issuer, changed_subject, wanted, told, delivery, reason, attempts,"
              + " next_try_millis) values (:ehr, :kind, :subject, :patient, :restricted, :launch,"
              + " :issuer, :user, :wanted, 0, :delivery, :reason, 0, :next)");
    }
  }

  private static int wanting(Handle handle, TaskRow row, String sql) {
    TaskRow.Change change = row.change();
    return which(handle.createUpdate(sql), change.subject())
        .bind("patient", change.patient().toString())
        .bind("restricted", change.restricted())
        .bind("launch", row.launchId())
        .bind("issuer", change.by().issuer())
        .bind("user", change.by().subject())
        .bind("wanted", change.version())
        .bind("delivery", row.delivery().state().name())
        .bind("reason", row.delivery().reason())
        .bind("next", row.delivery().nextTryMillis())
        .execute();
  }

  private static <S extends SqlStatement<S>> S which(S statement, TaskRow.Subject subject) {
    return statement
        .bind("ehr", subject.ehr())
        .bind("kind", subject.kind().code())
        .bind("subject", subject.of().toString());
  }

  public Optional<TaskRow> find(TaskRow.Subject subject) {
    return store.read(
        handle ->
            which(handle.createQuery("select * from ehr_task" + WHICH), subject)
                .map(TaskRows::row)
                .findOne());
  }

  /** Those on their way that may be tried at {@code nowMillis}, the oldest first. */
  public List<TaskRow> due(long nowMillis, int atMost) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from ehr_task where delivery = 'SENDING'"
                        + " and next_try_millis <= :now"
                        + " order by next_try_millis, ehr, kind, subject limit :most")
                .bind("now", nowMillis)
                .bind("most", atMost)
                .map(TaskRows::row)
                .list());
  }

  /** What a user changed and could not be told with their launch then. */
  public List<TaskRow> waiting(String ehr, NoteRow.Owner owner) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from ehr_task where ehr = :ehr and (delivery = 'WAITING'"
                        + " or delivery = 'HERE' and reason = 'NO_SCOPE')"
                        + " and changed_issuer = :issuer and changed_subject = :subject"
                        + " order by kind, subject")
                .bind("ehr", ehr)
                .bind("issuer", owner.issuer())
                .bind("subject", owner.subject())
                .map(TaskRows::row)
                .list());
  }

  /** Lets what waited be told with another launch of who changed it, unless it changed since. */
  public void relaunch(TaskRow row, String launchId) {
    store.durably(
        handle ->
            which(
                    handle.createUpdate(
                        "update ehr_task set launch_id = :launch, delivery = 'SENDING',"
                            + " reason = null, attempts = 0, next_try_millis = 0"
                            + WHICH
                            + " and wanted = :wanted and delivery <> 'SENDING'"),
                    row.change().subject())
                .bind("launch", launchId)
                .bind("wanted", row.wanted())
                .execute());
  }

  /** Tries all that are on their way at once: at start, whatever their pauses were. */
  public void endPauses() {
    store.durably(
        handle ->
            handle.execute("update ehr_task set next_try_millis = 0 where delivery = 'SENDING'"));
  }

  /**
   * Notes how far one version came, and never forgets where the Task is. What was wanted meanwhile
   * stays on its way. On disk when this returns.
   *
   * @param row as it was on this way
   * @param lease under which it was; who lost it changes nothing
   */
  public void move(TaskRow row, NoteRow.Delivery to, OutboxLeases.Lease lease) {
    store.durably(
        handle ->
            which(
                    handle.createUpdate(
                        "update ehr_task set told = :told,"
                            + " landed = coalesce(cast(:landed as varchar(200)), landed),"
                            + " landed_version = coalesce(cast(:version as varchar(100)),"
                            + " landed_version),"
                            + (" delivery = " + NEWEST + ":delivery else delivery end,")
                            + (" reason = " + NEWEST)
                            + "cast(:reason as varchar(40)) else reason end,"
                            + (" attempts = " + NEWEST + ":attempts else attempts end,")
                            + (" next_try_millis = " + NEWEST + ":next else next_try_millis end")
                            + WHICH
                            + " and exists (select 1 from outbox_lease l where l.ehr = :leased"
                            + " and l.account = ehr_task.subject and l.fence = :fence"
                            + " and l.holder = :holder)"),
                    row.change().subject())
                .bind("told", isTold(to) ? row.wanted() : row.told())
                .bind("wanted", row.wanted())
                .bind("landed", to.landed().map(Reference::toString))
                .bind("version", to.version())
                .bind("delivery", to.state().name())
                .bind("reason", to.reason())
                .bind("attempts", to.attempts())
                .bind("next", to.nextTryMillis())
                .bind("leased", lease.ehr())
                .bind("fence", lease.fence())
                .bind("holder", lease.holder())
                .execute());
  }

  private static boolean isTold(NoteRow.Delivery delivery) {
    return delivery.state() == NoteRow.State.DELIVERED;
  }

  private static TaskRow row(RowView row) {
    return new TaskRow(
        new TaskRow.Change(
            new TaskRow.Subject(
                text(row, "ehr"),
                TaskKind.valueOf(text(row, "kind").toUpperCase(Locale.ROOT)),
                reference(text(row, "subject"))),
            row.getColumn("wanted", Integer.class),
            reference(text(row, "patient")),
            row.getColumn("restricted", Boolean.class),
            new NoteRow.Owner(text(row, "changed_issuer"), text(row, "changed_subject"))),
        text(row, "launch_id"),
        row.getColumn("told", Integer.class),
        new NoteRow.Delivery(
            NoteRow.State.valueOf(text(row, "delivery")),
            optional(row, "reason"),
            optional(row, "landed").map(TaskRows::reference),
            optional(row, "landed_version"),
            row.getColumn("attempts", Integer.class),
            row.getColumn("next_try_millis", Long.class)));
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }

  private static Optional<String> optional(RowView row, String column) {
    return Stream.ofNullable(row.getColumn(column, String.class)).findFirst();
  }

  private static Reference reference(String text) {
    return Reference.parse(text).orElseThrow();
  }
}
