package org.rimborso.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * What people did about accounts, as far as queues depend on it, read where it is kept.
 *
 * @param assignee as {@link WorkRow.Assignee#code} says it; empty for nobody
 * @param followUp of the work
 * @param noted the follow-up date of the last note that we keep
 */
record WorkDone(
    String assignee,
    Optional<LocalDate> snoozedUntil,
    Optional<LocalDate> followUp,
    Optional<LocalDate> noted,
    Queue.Asked asked) {
  static final WorkDone NOTHING =
      new WorkDone("", Optional.empty(), Optional.empty(), Optional.empty(), Queue.Asked.NOTHING);

  /** By account; those about which nobody did anything lack. */
  static Map<String, WorkDone> about(Handle handle, String ehr, List<String> accounts) {
    Map<String, WorkDone> all = new HashMap<>();
    if (accounts.isEmpty()) {
      return all;
    }
    each(
        handle,
        ehr,
        accounts,
        all,
        "select w.* from work_item w where w.ehr = :ehr and w.account in (<accounts>)"
            + " and w.version = (select max(x.version) from work_item x where x.ehr = w.ehr"
            + " and x.account = w.account)",
        WorkDone::worked);
    each(
        handle,
        ehr,
        accounts,
        all,
        "select q.account, e.what from query q join query_event e on e.query = q.id"
            + " where q.ehr = :ehr and q.account in (<accounts>) and e.version ="
            + " (select max(x.version) from query_event x where x.query = q.id)",
        WorkDone::asked);
    each(
        handle,
        ehr,
        accounts,
        all,
        "select n.account, n.follow_up_on from note n where n.ehr = :ehr"
            + " and n.account in (<accounts>) and n.status = 'ACTIVE'"
            + " order by n.written_millis, n.id",
        WorkDone::noted);
    return all;
  }

  private static void each(
      Handle handle,
      String ehr,
      List<String> accounts,
      Map<String, WorkDone> all,
      String sql,
      BiFunction<WorkDone, RowView, WorkDone> add) {
    handle
        .createQuery(sql)
        .bind("ehr", ehr)
        .bindList("accounts", accounts)
        .map(
            row ->
                all.compute(
                    row.getColumn("account", String.class),
                    (account, known) -> add.apply(known == null ? NOTHING : known, row)))
        .list();
  }

  private WorkDone worked(RowView row) {
    return new WorkDone(
        assignee(row), day(row, "snoozed_until"), day(row, "follow_up_on"), noted, asked);
  }

  private static String assignee(RowView row) {
    String name = row.getColumn("assignee", String.class);
    if (name == null) {
      return "";
    }
    Optional<NoteRow.Owner> person =
        Optional.ofNullable(row.getColumn("assignee_issuer", String.class))
            .map(
                issuer ->
                    new NoteRow.Owner(issuer, row.getColumn("assignee_subject", String.class)));
    return new WorkRow.Assignee(person, name).code();
  }

  /** Of several questions the one that was answered counts. */
  private WorkDone asked(RowView row) {
    QueryEvent.State state =
        QueryEvent.What.valueOf(
                row.getColumn("what", String.class).toUpperCase(java.util.Locale.ROOT))
            .state();
    Queue.Asked next =
        state == QueryEvent.State.ANSWERED
            ? Queue.Asked.ANSWERED
            : state == QueryEvent.State.OPEN && asked == Queue.Asked.NOTHING
                ? Queue.Asked.OPEN
                : asked;
    return new WorkDone(assignee, snoozedUntil, followUp, noted, next);
  }

  private WorkDone noted(RowView row) {
    return new WorkDone(assignee, snoozedUntil, followUp, day(row, "follow_up_on"), asked);
  }

  private static Optional<LocalDate> day(RowView row, String column) {
    return Optional.ofNullable(row.getColumn(column, String.class)).map(LocalDate::parse);
  }
}
