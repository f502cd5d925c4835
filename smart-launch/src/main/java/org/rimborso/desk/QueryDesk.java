package org.rimborso.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.notes.PlacedTask;
import org.rimborso.notes.TaskOutbox;
import org.rimborso.smart.Launch;
import org.rimborso.store.DuplicateRow;
import org.rimborso.store.Query;
import org.rimborso.store.QueryEvent;
import org.rimborso.store.QueryRow;
import org.rimborso.store.QueryRows;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.store.WorkPlaces;

/**
 * The part of the desk where billers and coders ask clinicians about documentation. Each look and
 * each step asks the gate, and stands in the audit trail first. Who sees no documentation sees the
 * questions about accounts only; what is restricted is named to nobody who may not see it.
 */
public final class QueryDesk implements QueryBook {
  private static final int LONGEST_LIST = 200;

  private final Desk desk;
  private final DraftDesk drafts;
  private final QueryRows rows;
  private final TaskOutbox tasks;
  private final Period answered;
  private final Function<String, ZoneId> zones;
  private final Gate gate;
  private final QueryTrail trail;
  private final Clock clock;

  /**
   * @param tasks tells EHRs what happened to questions
   * @param answered within which an answer is hoped for
   * @param zones of EHRs by their configured id
   */
  public QueryDesk(
      Desk desk,
      DraftDesk drafts,
      QueryRows rows,
      TaskOutbox tasks,
      Period answered,
      Function<String, ZoneId> zones,
      Gate gate,
      AuditLog audit,
      Clock clock) {
    this.desk = desk;
    this.drafts = drafts;
    this.rows = rows;
    this.tasks = tasks;
    this.answered = answered;
    this.zones = zones;
    this.gate = gate;
    trail = new QueryTrail(audit);
    this.clock = clock;
  }

  @Override
  public List<Query> ofPatient(Admitted visitor) {
    gate.require(visitor, Permission.SEE_QUERIES);
    Launch launch = visitor.launch();
    return launch.patient().stream()
        .flatMap(patient -> open(visitor, rows.ofPatient(launch.ehr(), patient)))
        .toList();
  }

  @Override
  public Optional<Query> find(Admitted visitor, String id) {
    gate.require(visitor, Permission.SEE_QUERIES);
    Launch launch = visitor.launch();
    List<Query> found =
        rows.find(launch.ehr(), id).stream()
            .filter(one -> launch.patient().equals(Optional.of(one.row().patient())))
            .toList();
    Optional<Query> shown = open(visitor, found).findFirst();
    shown.ifPresent(one -> trail.looked(launch, List.of(one)));
    return shown;
  }

  /** Of the launch's patient: also what was labelled only since it was asked about. */
  private Stream<Query> open(Admitted visitor, List<Query> queries) {
    if (queries.isEmpty()) {
      return Stream.of();
    }
    Set<Reference> restricted = desk.restricted(visitor);
    return queries.stream()
        .filter(one -> isOpen(visitor, one))
        .filter(one -> desk.seesRestricted(visitor) || !touches(one.row(), restricted));
  }

  private static boolean touches(QueryRow row, Set<Reference> restricted) {
    return Stream.concat(row.about().account().stream(), row.about().encounter().stream())
        .anyMatch(restricted::contains);
  }

  private boolean isOpen(Admitted visitor, Query query) {
    boolean whole = visitor.may(Permission.SEE_DOCUMENTATION);
    return (whole || query.row().about().account().isPresent())
        && (!query.row().restricted() || desk.seesRestricted(visitor));
  }

  @Override
  public boolean isOwn(Admitted visitor, Query query) {
    gate.require(visitor, Permission.SEE_QUERIES);
    return query.row().asked().who().equals(Entries.owner(visitor.launch()));
  }

  @Override
  public boolean isFor(Admitted visitor, Query query) {
    gate.require(visitor, Permission.SEE_QUERIES);
    return query
        .row()
        .addressee()
        .map(QueryRow.Addressee::who)
        .filter(who -> visitor.launch().user().fhirUser().equals(Optional.of(who)))
        .isPresent();
  }

  @Override
  public Answer ask(Admitted visitor, Asking asking) {
    gate.require(visitor, Permission.ASK_CLINICIAN);
    Asked asked = new Asked(desk.open(visitor, Permission.ASK_CLINICIAN), asking.about());
    if (!asked.isKnown()) {
      return new Unknown();
    }
    try {
      return kept(visitor, asked, asking);
    } catch (StoreUnavailable broken) {
      return new NotKept();
    }
  }

  /** A form that was sent, changed and sent again is a second question. */
  private Answer kept(Admitted visitor, Asked asked, Asking asking) {
    QueryRow row = row(visitor, asked, asking);
    try {
      return kept(visitor, row);
    } catch (DuplicateRow taken) {
      return rows.find(row.ehr(), row.id())
          .filter(one -> isSame(one.row(), row))
          .<Answer>map(Done::new)
          .orElseGet(() -> kept(visitor, row.renamed(UUID.randomUUID().toString())));
    }
  }

  private static boolean isSame(QueryRow one, QueryRow other) {
    return one.asked().who().equals(other.asked().who())
        && one.about().equals(other.about())
        && one.wording().equals(other.wording());
  }

  private Answer kept(Admitted visitor, QueryRow row) {
    QueryEvent first =
        new QueryEvent(
            row.id(), 1, QueryEvent.What.ASKED, Optional.empty(), "", due(visitor), row.asked());
    trail.writes(visitor.launch(), row, first.what());
    tasks.save(visitor.launch(), row.telling(first, false), wish -> rows.insert(row, first, wish));
    drafts.drop(visitor, DraftDesk.Form.question(row.about()));
    return new Done(new Query(row, List.of(first)));
  }

  private QueryRow row(Admitted visitor, Asked asked, Asking asking) {
    Launch launch = visitor.launch();
    return new QueryRow(
        asking.id(),
        launch.ehr(),
        launch.patient().orElseThrow(),
        asking.about(),
        asked.places(),
        asked.touched().stream().anyMatch(desk.restricted(visitor)::contains),
        asked.addressee(),
        asking.kind(),
        asking.wording(),
        by(launch));
  }

  @Override
  public Answer step(Admitted visitor, String id, int version, QueryStep step) {
    gate.require(visitor, step.permission());
    Launch launch = visitor.launch();
    Optional<Query> known = find(visitor, id);
    if (known.isEmpty()) {
      return new Unknown();
    }
    Optional<Answer> settled =
        new QueryCase(known.get(), Entries.owner(launch)).settled(version, step);
    try {
      return settled.orElseGet(() -> taken(visitor, known.get(), step));
    } catch (StoreUnavailable broken) {
      return new NotKept();
    }
  }

  private Answer taken(Admitted visitor, Query query, QueryStep step) {
    Launch launch = visitor.launch();
    QueryEvent next =
        new QueryEvent(
            query.row().id(),
            query.latest().version() + 1,
            step.what(),
            step.choice(),
            step.text(),
            step instanceof QueryStep.AskFurther ? due(visitor) : query.due(),
            by(launch));
    trail.writes(launch, query.row(), next.what());
    try {
      tasks.save(
          launch,
          query.row().telling(next, touches(query.row(), desk.restricted(visitor))),
          wish -> rows.add(query.row(), next, wish));
      if (step instanceof QueryStep.Reply) {
        drafts.drop(visitor, DraftDesk.Form.answer(query.row().id()));
      }
      return new Done(query.with(next));
    } catch (DuplicateRow raced) {
      return rows.find(launch.ehr(), query.row().id())
          .<Answer>map(Faster::new)
          .orElseGet(NotKept::new);
    }
  }

  @Override
  public List<Waiting> waiting(Admitted visitor, Predicate<Waiting> sees) {
    gate.require(visitor, Permission.SEE_QUERIES);
    Launch launch = visitor.launch();
    List<Waiting> listed =
        rows.alive(launch.ehr()).stream()
            .filter(query -> isOpen(visitor, query))
            .map(
                query ->
                    new Waiting(
                        query, WorkPlaces.visits(query.row().visits(), query.row().patient())))
            .filter(sees)
            .limit(LONGEST_LIST)
            .toList();
    trail.looked(launch, listed.stream().map(Waiting::query).toList());
    return listed;
  }

  @Override
  public boolean keepDraft(Admitted visitor, DraftDesk.Form form, Map<String, String> fields) {
    gate.require(visitor, form.need());
    try {
      return drafts.keep(visitor, form, fields);
    } catch (StoreUnavailable broken) {
      return false;
    }
  }

  @Override
  public Optional<Map<String, String>> draft(Admitted visitor, DraftDesk.Form form) {
    gate.require(visitor, form.need());
    return drafts.find(visitor, form);
  }

  @Override
  public Optional<PlacedTask> task(Admitted visitor, Query query) {
    gate.require(visitor, Permission.SEE_QUERIES);
    return tasks.placed(query.row().telling(query.latest(), false));
  }

  @Override
  public LocalDate today(Admitted visitor) {
    gate.require(visitor, Permission.BE_HERE);
    return LocalDate.ofInstant(clock.instant(), zones.apply(visitor.launch().ehr()));
  }

  @Override
  public LocalDate due(Admitted visitor) {
    gate.require(visitor, Permission.BE_HERE);
    return today(visitor).plus(answered);
  }

  private QueryRow.By by(Launch launch) {
    return new QueryRow.By(Entries.owner(launch), launch.user().name(), clock.instant());
  }
}
