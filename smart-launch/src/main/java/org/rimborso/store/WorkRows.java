package org.rimborso.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.rimborso.chart.Reference;

/** The table of who works on what. Rows are only ever added. */
public final class WorkRows {
  private static final String CURRENT =
      "select * from work_item w where w.ehr = :ehr and w.version = (select max(x.version)"
          + " from work_item x where x.ehr = w.ehr and x.account = w.account) and ";

  private final Store store;

  public WorkRows(Store store) {
    this.store = store;
  }

  /**
   * Adds a change and the wish that its EHR be told where there is one, both or neither; on disk
   * when this returns.
   *
   * @throws DuplicateRow if somebody else made that version before
   * @throws StoreUnavailable if they could not be kept, or the disk is nearly full
   */
  public void insert(WorkRow row, Optional<TaskRow> wish) {
    store.requireRoom();
    store.durably(
        handle -> {
          wish.ifPresent(task -> TaskRows.want(handle, task));
          return kept(handle, row);
        });
  }

  private static int kept(Handle handle, WorkRow row) {
    int rows = insert(handle, row);
    WorkListQueues.touch(handle, row.ehr(), row.account());
    return rows;
  }

  private static int insert(Handle handle, WorkRow row) {
    WorkRow.State state = row.state();
    return handle
        .createUpdate(
            "insert into work_item (ehr, account, version, patient, visits, restricted,"
                + " assignee,"
                + " assignee_issuer, assignee_subject, assigned_by, assigned_millis,"
                + " snoozed_until, snooze_reason, snoozed_by, follow_up_on, what,"
                + " changed_issuer, changed_subject, changed_by, changed_millis) values"
                + " (:ehr, :account, :version, :patient, :visits,"
                + " :restricted, :assignee, :issuer,"
                + " :subject, :assignedBy, :assignedAt, :until, :reason, :snoozedBy,"
                + " :followUpOn, :what, :whoIssuer, :whoSubject, :who, :at)")
        .bind("ehr", row.ehr())
        .bind("account", row.account().toString())
        .bind("version", row.version())
        .bind("patient", row.patient().toString())
        .bind("visits", row.visits())
        .bind("restricted", row.restricted())
        .bind("assignee", state.assigned().map(one -> one.to().name()))
        .bind("issuer", person(state).map(NoteRow.Owner::issuer))
        .bind("subject", person(state).map(NoteRow.Owner::subject))
        .bind("assignedBy", state.assigned().map(WorkRow.Assigned::by))
        .bind("assignedAt", state.assigned().map(one -> one.at().toEpochMilli()))
        .bind("until", state.snooze().map(one -> one.until().toString()))
        .bind("reason", state.snooze().map(WorkRow.Snooze::reason))
        .bind("snoozedBy", state.snooze().map(WorkRow.Snooze::by))
        .bind("followUpOn", state.followUpOn().map(LocalDate::toString))
        .bind("what", row.change().what())
        .bind("whoIssuer", row.change().who().issuer())
        .bind("whoSubject", row.change().who().subject())
        .bind("who", row.change().name())
        .bind("at", row.change().at().toEpochMilli())
        .execute();
  }

  /** How the accounts of a patient are being worked on. */
  public List<WorkRow> ofPatient(String ehr, Reference patient) {
    return store.read(
        handle ->
            handle
                .createQuery(CURRENT + "w.patient = :patient order by w.account")
                .bind("ehr", ehr)
                .bind("patient", patient.toString())
                .map(WorkRows::row)
                .list());
  }

  /** One version of an account's work. */
  public Optional<WorkRow> find(String ehr, Reference account, int version) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select * from work_item where ehr = :ehr and account = :account"
                        + " and version = :version")
                .bind("ehr", ehr)
                .bind("account", account.toString())
                .bind("version", version)
                .map(WorkRows::row)
                .findOne());
  }

  /** How an account is being worked on, if anybody ever said. */
  public Optional<WorkRow> current(String ehr, Reference account) {
    return store.read(
        handle ->
            handle
                .createQuery(CURRENT + "w.account = :account")
                .bind("ehr", ehr)
                .bind("account", account.toString())
                .map(WorkRows::row)
                .findOne());
  }

  /** How some accounts are being worked on. */
  public List<WorkRow> ofAccounts(String ehr, List<Reference> accounts) {
    return accounts.isEmpty()
        ? List.of()
        : store.read(
            handle ->
                handle
                    .createQuery(CURRENT + "w.account in (<accounts>)")
                    .bind("ehr", ehr)
                    .bindList("accounts", accounts.stream().map(Reference::toString).toList())
                    .map(WorkRows::row)
                    .list());
  }

  /** What is a person's: assigned to them, or to nobody and last changed by them. */
  public List<WorkRow> ofPerson(String ehr, NoteRow.Owner person) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    CURRENT
                        + "(w.assignee_issuer = :issuer and w.assignee_subject = :subject"
                        + " or w.assignee is null and w.changed_issuer = :issuer"
                        + " and w.changed_subject = :subject) order by w.account")
                .bind("ehr", ehr)
                .bind("issuer", person.issuer())
                .bind("subject", person.subject())
                .map(WorkRows::row)
                .list());
  }

  /** Those whom the store knows at an EHR: who signed in lately, wrote notes or changed work. */
  public List<WorkRow.Assignee> people(String ehr) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select issuer, subject, max(name) as name from ("
                        + "select issuer, subject, user_name as name from smart_launch where ehr = :ehr"
                        + " union select issuer, subject, author_display from note where ehr = :ehr"
                        + " union select changed_issuer, changed_subject, changed_by from work_item"
                        + " where ehr = :ehr) known group by issuer, subject order by 3, 2")
                .bind("ehr", ehr)
                .map(
                    row ->
                        new WorkRow.Assignee(
                            Optional.of(
                                new NoteRow.Owner(text(row, "issuer"), text(row, "subject"))),
                            text(row, "name")))
                .list());
  }

  /**
   * People at an EHR by the resources behind them, as far as the store heard of them.
   *
   * @param resources such as {@code Practitioner/p1}
   */
  public Map<String, Set<NoteRow.Owner>> peopleBehind(String ehr, Set<String> resources) {
    Map<String, Set<NoteRow.Owner>> people = new LinkedHashMap<>();
    if (resources.isEmpty()) {
      return people;
    }
    store.read(
        handle ->
            handle
                .createQuery(
                    "select fhir_user as who, issuer, subject from smart_launch where ehr = :ehr"
                        + " and fhir_user in (<resources>) union select author_reference, issuer,"
                        + " subject from note where ehr = :ehr and author_reference in"
                        + " (<resources>)")
                .bind("ehr", ehr)
                .bindList("resources", List.copyOf(resources))
                .map(
                    row ->
                        people
                            .computeIfAbsent(text(row, "who"), who -> new LinkedHashSet<>())
                            .add(new NoteRow.Owner(text(row, "issuer"), text(row, "subject"))))
                .list());
    return people;
  }

  /** The resource behind a person at an EHR, as far as the store heard of it; the latest counts. */
  public Optional<Reference> resourceOf(String ehr, NoteRow.Owner person) {
    return store
        .read(
            handle ->
                handle
                    .createQuery(
                        "select who from ("
                            + "select fhir_user as who, started_millis as heard from smart_launch"
                            + " where ehr = :ehr and issuer = :issuer and subject = :subject"
                            + " and fhir_user is not null"
                            + " union select author_reference, written_millis from note"
                            + " where ehr = :ehr and issuer = :issuer and subject = :subject"
                            + ") known order by heard desc limit 20")
                    .bind("ehr", ehr)
                    .bind("issuer", person.issuer())
                    .bind("subject", person.subject())
                    .mapTo(String.class)
                    .list())
        .stream()
        .flatMap(who -> Reference.parse(who).stream())
        .findFirst();
  }

  private static Optional<NoteRow.Owner> person(WorkRow.State state) {
    return state.assigned().flatMap(one -> one.to().person());
  }

  private static WorkRow row(RowView row) {
    return new WorkRow(
        text(row, "ehr"),
        reference(row, "patient"),
        reference(row, "account"),
        row.getColumn("version", Integer.class),
        text(row, "visits"),
        row.getColumn("restricted", Boolean.class),
        new WorkRow.State(
            optional(row, "assignee").map(name -> assigned(row, name)),
            optional(row, "snoozed_until").map(until -> snooze(row, until)),
            optional(row, "follow_up_on").map(LocalDate::parse)),
        new WorkRow.Change(
            new NoteRow.Owner(text(row, "changed_issuer"), text(row, "changed_subject")),
            text(row, "changed_by"),
            moment(row, "changed_millis"),
            text(row, "what")));
  }

  private static WorkRow.Assigned assigned(RowView row, String name) {
    Optional<NoteRow.Owner> person =
        optional(row, "assignee_issuer")
            .map(issuer -> new NoteRow.Owner(issuer, text(row, "assignee_subject")));
    return new WorkRow.Assigned(
        new WorkRow.Assignee(person, name),
        text(row, "assigned_by"),
        moment(row, "assigned_millis"));
  }

  private static WorkRow.Snooze snooze(RowView row, String until) {
    return new WorkRow.Snooze(
        LocalDate.parse(until), text(row, "snooze_reason"), text(row, "snoozed_by"));
  }

  private static Instant moment(RowView row, String column) {
    return Instant.ofEpochMilli(row.getColumn(column, Long.class));
  }

  private static Reference reference(RowView row, String column) {
    return Reference.parse(text(row, column)).orElseThrow();
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }

  private static Optional<String> optional(RowView row, String column) {
    return Stream.ofNullable(row.getColumn(column, String.class)).findFirst();
  }
}
