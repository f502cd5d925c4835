package org.rimborso.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.rimborso.chart.Reference;

/** The tables of questions to clinicians and of what became of them. Rows are only ever added. */
public final class QueryRows {
  private static final String OF_PATIENT = "q.ehr = :ehr and q.patient = :which";
  private static final String ONE = "q.ehr = :ehr and q.id = :which";
  private static final String ALIVE =
      "q.ehr = :ehr and exists (select 1 from query_event l where l.query = q.id"
          + " and l.what not in ('withdrawn', 'closed') and not exists (select 1 from query_event x"
          + " where x.query = l.query and x.version > l.version))";

  private final Store store;

  public QueryRows(Store store) {
    this.store = store;
  }

  /**
   * Adds a question with its asking, and the wish that its EHR be told where there is one: all or
   * nothing, on disk when this returns.
   *
   * @throws DuplicateRow if there is a question of this id
   * @throws StoreUnavailable if it could not be kept, or the disk is nearly full
   */
  public void insert(QueryRow row, QueryEvent asked, Optional<TaskRow> wish) {
    store.requireRoom();
    store.durably(
        handle -> {
          insert(handle, row);
          return insert(handle, row, asked, wish);
        });
  }

  /**
   * Adds what happened next, and the wish that its EHR be told where there is one. On disk when
   * this returns.
   *
   * @throws DuplicateRow if something else happened before
   * @throws StoreUnavailable if it could not be kept, or the disk is nearly full
   */
  public void add(QueryRow row, QueryEvent next, Optional<TaskRow> wish) {
    store.requireRoom();
    store.durably(handle -> insert(handle, row, next, wish));
  }

  private static void insert(Handle handle, QueryRow row) {
    handle
        .createUpdate(
            "insert into query (id, ehr, patient, account, finding, encounter, visits, restricted,"
                + " clinician, clinician_name, kind, asked_text, facts, options, asked_issuer,"
                + " asked_subject, asked_by, asked_millis) values (:id, :ehr, :patient, :account,"
                + " :finding, :encounter, :visits, :restricted, :clinician, :clinicianName, :kind,"
                + " :text, :facts, :options, :issuer, :subject, :who, :at)")
        .bind("id", row.id())
        .bind("ehr", row.ehr())
        .bind("patient", row.patient().toString())
        .bind("account", row.about().account().map(Reference::toString))
        .bind("finding", row.about().finding())
        .bind("encounter", row.about().encounter().map(Reference::toString))
        .bind("visits", row.visits())
        .bind("restricted", row.restricted())
        .bind("clinician", row.addressee().map(one -> one.who().toString()))
        .bind("clinicianName", row.addressee().map(QueryRow.Addressee::name))
        .bind("kind", row.kind().code())
        .bind("text", row.wording().text())
        .bind("facts", String.join("\n", row.wording().facts()))
        .bind("options", String.join("\n", row.wording().options()))
        .bind("issuer", row.asked().who().issuer())
        .bind("subject", row.asked().who().subject())
        .bind("who", row.asked().name())
        .bind("at", row.asked().at().toEpochMilli())
        .execute();
  }

  private static int insert(Handle handle, QueryRow row, QueryEvent event, Optional<TaskRow> wish) {
    wish.ifPresent(task -> TaskRows.want(handle, task));
    int rows = put(handle, row, event);
    row.about().account().ifPresent(account -> WorkListQueues.touch(handle, row.ehr(), account));
    return rows;
  }

  private static int put(Handle handle, QueryRow row, QueryEvent event) {
    return handle
        .createUpdate(
            "insert into query_event (query, version, ehr, patient, what, choice, told, due,"
                + " done_issuer, done_subject, done_by, done_millis) values (:query, :version, :ehr,"
                + " :patient, :what, :choice, :text, :due, :issuer, :subject, :who, :at)")
        .bind("query", row.id())
        .bind("version", event.version())
        .bind("ehr", row.ehr())
        .bind("patient", row.patient().toString())
        .bind("what", event.what().code())
        .bind("choice", event.choice())
        .bind("text", event.text())
        .bind("due", event.due().toString())
        .bind("issuer", event.by().who().issuer())
        .bind("subject", event.by().who().subject())
        .bind("who", event.by().name())
        .bind("at", event.by().at().toEpochMilli())
        .execute();
  }

  /** The question with this id at an EHR, if there is one. */
  public Optional<Query> find(String ehr, String id) {
    return read(ONE, ehr, Optional.of(id)).stream().findFirst();
  }

  /** Every question about a patient, the oldest first. */
  public List<Query> ofPatient(String ehr, Reference patient) {
    return read(OF_PATIENT, ehr, Optional.of(patient.toString()));
  }

  /** What waits for a clinician or for who asked, of all patients of an EHR, the oldest first. */
  public List<Query> alive(String ehr) {
    return read(ALIVE, ehr, Optional.empty());
  }

  private List<Query> read(String where, String ehr, Optional<String> which) {
    return store.read(
        handle -> {
          Map<String, QueryRow> rows = new LinkedHashMap<>();
          select(
                  handle,
                  "q.* from query q where " + where + " order by q.asked_millis, q.id",
                  ehr,
                  which)
              .map(QueryRows::row)
              .list()
              .forEach(row -> rows.put(row.id(), row));
          Map<String, List<QueryEvent>> events = new LinkedHashMap<>();
          select(
                  handle,
                  "e.* from query_event e join query q on q.id = e.query where "
                      + where
                      + " order by e.query, e.version",
                  ehr,
                  which)
              .map(QueryRows::event)
              .list()
              .forEach(
                  one -> events.computeIfAbsent(one.query(), key -> new ArrayList<>()).add(one));
          return rows.values().stream()
              .filter(row -> events.containsKey(row.id()))
              .map(row -> new Query(row, events.getOrDefault(row.id(), List.of())))
              .toList();
        });
  }

  private static org.jdbi.v3.core.statement.Query select(
      Handle handle, String what, String ehr, Optional<String> which) {
    org.jdbi.v3.core.statement.Query query = handle.createQuery("select " + what).bind("ehr", ehr);
    return which.map(value -> query.bind("which", value)).orElse(query);
  }

  private static QueryRow row(RowView row) {
    return new QueryRow(
        text(row, "id"),
        text(row, "ehr"),
        reference(row, "patient").orElseThrow(),
        new QueryRow.About(
            reference(row, "account"), optional(row, "finding"), reference(row, "encounter")),
        text(row, "visits"),
        row.getColumn("restricted", Boolean.class),
        reference(row, "clinician")
            .map(who -> new QueryRow.Addressee(who, text(row, "clinician_name"))),
        QueryRow.Kind.named(text(row, "kind")).orElseThrow(),
        new QueryRow.Wording(text(row, "asked_text"), lines(row, "facts"), lines(row, "options")),
        by(row, "asked"));
  }

  private static QueryEvent event(RowView row) {
    return new QueryEvent(
        text(row, "query"),
        row.getColumn("version", Integer.class),
        QueryEvent.What.valueOf(text(row, "what").toUpperCase(Locale.ROOT)),
        optional(row, "choice"),
        text(row, "told"),
        LocalDate.parse(text(row, "due")),
        by(row, "done"));
  }

  private static QueryRow.By by(RowView row, String what) {
    return new QueryRow.By(
        new NoteRow.Owner(text(row, what + "_issuer"), text(row, what + "_subject")),
        text(row, what + "_by"),
        Instant.ofEpochMilli(row.getColumn(what + "_millis", Long.class)));
  }

  private static List<String> lines(RowView row, String column) {
    return text(row, column).lines().toList();
  }

  private static Optional<Reference> reference(RowView row, String column) {
    return optional(row, column).flatMap(Reference::parse);
  }

  private static Optional<String> optional(RowView row, String column) {
    return Optional.ofNullable(row.getColumn(column, String.class));
  }

  private static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }
}
