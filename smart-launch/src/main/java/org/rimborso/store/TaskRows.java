package org.rimborso.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.rimborso.chart.Reference;

/** The table of what EHRs are told of work: one row for each account, changed in place. */
public final class TaskRows {
  private static final String WHICH = " where ehr = :ehr and account = :account";
  private static final String NEWEST = "case when wanted = :wanted then ";

  private final Store store;

  public TaskRows(Store store) {
    this.store = store;
  }

  /** Wants a version of the work told, within the transaction that keeps it. */
  static int want(Handle handle, WorkRow row, TaskRow.Wish wish) {
    int again =
        wanting(
            handle,
            row,
            wish,
            "update work_task set wanted = :version, patient = :patient, launch_id = :launch,"
                + " delivery = :delivery, reason = :reason, attempts = 0, next_try_millis = :next"
                + WHICH);
    return again > 0
        ? again
        : wanting(
            handle,
            row,
            wish,
            "insert into work_task (ehr, account, patient, launch_id, wanted, told, delivery,"
                + " reason, attempts, next_try_millis) values (:ehr, :account, :patient, :launch,"
                + " :version, 0, :delivery, :reason, 0, :next)");
  }

  private static int wanting(Handle handle, WorkRow row, TaskRow.Wish wish, String sql) {
    return handle
        .createUpdate(sql)
        .bind("ehr", row.ehr())
        .bind("account", row.account().toString())
        .bind("patient", row.patient().toString())
        .bind("version", row.version())
        .bind("launch", wish.launchId())
        .bind("delivery", wish.delivery().state().name())
        .bind("reason", wish.delivery().reason())
        .bind("next", wish.delivery().nextTryMillis())
        .execute();
  }

  public Optional<TaskRow> find(String ehr, Reference account) {
    return store.read(
        handle ->
            handle
                .createQuery("select * from work_task" + WHICH)
                .bind("ehr", ehr)
                .bind("account", account.toString())
                .map(TaskRows::row)
                .findOne());
  }

  /** Those on their way that may be tried at {@code nowMillis}, the oldest first. */
  public List<TaskRow> due(long nowMillis, int atMost) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from work_task where delivery = 'SENDING'"
                        + " and next_try_millis <= :now"
                        + " order by next_try_millis, ehr, account limit :most")
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
                    "select t.* from work_task t join work_item w on w.ehr = t.ehr"
                        + " and w.account = t.account and w.version = t.wanted"
                        + " where t.ehr = :ehr and (t.delivery = 'WAITING'"
                        + " or t.delivery = 'HERE' and t.reason = 'NO_SCOPE')"
                        + " and w.changed_issuer = :issuer and w.changed_subject = :subject"
                        + " order by t.account")
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
            handle
                .createUpdate(
                    "update work_task set launch_id = :launch, delivery = 'SENDING',"
                        + " reason = null, attempts = 0, next_try_millis = 0"
                        + WHICH
                        + " and wanted = :wanted and delivery <> 'SENDING'")
                .bind("launch", launchId)
                .bind("ehr", row.ehr())
                .bind("account", row.account().toString())
                .bind("wanted", row.wanted())
                .execute());
  }

  /** Tries all that are on their way at once: at start, whatever their pauses were. */
  public void endPauses() {
    store.durably(
        handle ->
            handle.execute("update work_task set next_try_millis = 0 where delivery = 'SENDING'"));
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
            handle
                .createUpdate(
                    "update work_task set told = :told,"
                        + " landed = coalesce(cast(:landed as varchar(200)), landed),"
                        + " landed_version = coalesce(cast(:version as varchar(100)),"
                        + " landed_version),"
                        + (" delivery = " + NEWEST + ":delivery else delivery end,")
                        + (" reason = " + NEWEST + "cast(:reason as varchar(40)) else reason end,")
                        + (" attempts = " + NEWEST + ":attempts else attempts end,")
                        + (" next_try_millis = " + NEWEST + ":next else next_try_millis end")
                        + WHICH
                        + " and exists (select 1 from outbox_lease l where l.ehr = :leased"
                        + " and l.account = work_task.account and l.fence = :fence"
                        + " and l.holder = :holder)")
                .bind("told", isTold(to) ? row.wanted() : row.told())
                .bind("wanted", row.wanted())
                .bind("landed", to.landed().map(Reference::toString))
                .bind("version", to.version())
                .bind("delivery", to.state().name())
                .bind("reason", to.reason())
                .bind("attempts", to.attempts())
                .bind("next", to.nextTryMillis())
                .bind("ehr", row.ehr())
                .bind("account", row.account().toString())
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
        text(row, "ehr"),
        reference(text(row, "account")),
        reference(text(row, "patient")),
        text(row, "launch_id"),
        row.getColumn("wanted", Integer.class),
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
