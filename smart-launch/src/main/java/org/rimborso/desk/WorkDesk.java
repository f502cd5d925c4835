package org.rimborso.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.notes.PlacedTask;
import org.rimborso.notes.TaskOutbox;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;
import org.rimborso.store.NoteRow;
import org.rimborso.store.NoteRows;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.store.WorkPlaces;
import org.rimborso.store.WorkRow;
import org.rimborso.store.WorkRows;

/**
 * The part of the desk where work is shared out. Each look and each change asks the gate, and
 * stands in the audit trail first; only what the visitor sees of their patient can be changed.
 */
public final class WorkDesk implements WorkBook {
  private static final int LONGEST_LIST = 100;

  private final Desk desk;
  private final WorkRows work;
  private final TaskOutbox tasks;
  private final NoteRows notes;
  private final List<String> departments;
  private final Function<String, ZoneId> zones;
  private final Gate gate;
  private final AuditLog audit;
  private final Clock clock;
  private final WorkLedger ledger;

  /**
   * @param tasks tells EHRs of each change
   * @param departments the site's, to which work may be given
   * @param zones of EHRs by their configured id
   */
  public WorkDesk(
      Desk desk,
      WorkRows work,
      TaskOutbox tasks,
      NoteRows notes,
      List<String> departments,
      Function<String, ZoneId> zones,
      Gate gate,
      AuditLog audit,
      Clock clock) {
    this.desk = desk;
    this.work = work;
    this.tasks = tasks;
    this.notes = notes;
    this.departments = List.copyOf(departments);
    this.zones = zones;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
    ledger = new WorkLedger(work, tasks, audit, clock);
  }

  @Override
  public Map<Reference, WorkRow> ofPatient(Admitted visitor) {
    gate.require(visitor, Permission.SEE_ACCOUNTS);
    Launch launch = visitor.launch();
    Map<Reference, WorkRow> rows = new LinkedHashMap<>();
    launch
        .patient()
        .ifPresent(
            patient ->
                work.ofPatient(launch.ehr(), patient).forEach(row -> rows.put(row.account(), row)));
    return rows;
  }

  @Override
  public List<WorkRow.Assignee> assignable(Admitted visitor) {
    gate.require(visitor, Permission.WRITE_NOTE);
    Launch launch = visitor.launch();
    User user = launch.user();
    List<WorkRow.Assignee> all = new ArrayList<>();
    all.add(new WorkRow.Assignee(Optional.of(Entries.owner(launch)), user.name()));
    work.people(launch.ehr()).stream()
        .filter(one -> !one.person().equals(Optional.of(Entries.owner(launch))))
        .forEach(all::add);
    departments.forEach(name -> all.add(new WorkRow.Assignee(Optional.empty(), name)));
    return all;
  }

  @Override
  public Answer change(Admitted visitor, Reference account, int version, WorkChange change) {
    gate.require(visitor, Permission.WRITE_NOTE);
    DeskChart opened = desk.open(visitor, Permission.WRITE_NOTE);
    boolean known =
        opened.review().accounts().stream().anyMatch(one -> one.reference().equals(account));
    if (!known) {
      return new NoSuchAccount();
    }
    try {
      Launch launch = visitor.launch();
      WorkLedger.About about =
          new WorkLedger.About(
              launch.patient().orElseThrow(),
              account,
              WorkPlaces.of(opened.chart(), account),
              desk.isRestricted(visitor, account));
      return ledger.change(launch, about, version, change);
    } catch (StoreUnavailable broken) {
      return new NotKept();
    }
  }

  @Override
  public List<Due> due(Admitted visitor) {
    gate.require(visitor, Permission.SEE_ACCOUNTS);
    Launch launch = visitor.launch();
    NoteRow.Owner owner = Entries.owner(launch);
    List<NoteRow> own =
        visitor.may(Permission.SEE_NOTES) ? notes.activeOf(launch.ehr(), owner) : List.of();
    Map<Reference, WorkRow> elsewhere = new LinkedHashMap<>();
    own.stream()
        .map(NoteRow::account)
        .distinct()
        .forEach(
            account ->
                work.current(launch.ehr(), account).ifPresent(row -> elsewhere.put(account, row)));
    List<Due> all =
        new DueWork(zones.apply(launch.ehr()), clock.instant())
            .of(
                opened(visitor, work.ofPerson(launch.ehr(), owner)),
                own.stream()
                    .filter(note -> isOpen(visitor, elsewhere.get(note.account())))
                    .toList(),
                elsewhere);
    List<Due> listed = all.subList(0, Math.min(all.size(), LONGEST_LIST));
    audit.record(
        Entries.ofEach(
            launch, AuditEntry.Action.READ, listed, Due::patient, Due::account, "today"));
    return listed;
  }

  @Override
  public Optional<PlacedTask> task(Admitted visitor, Reference account) {
    gate.require(visitor, Permission.SEE_ACCOUNTS);
    Launch launch = visitor.launch();
    return work.current(launch.ehr(), account)
        .filter(row -> launch.patient().equals(Optional.of(row.patient())))
        .flatMap(row -> tasks.placed(row.telling()));
  }

  @Override
  public LocalDate today(Admitted visitor) {
    gate.require(visitor, Permission.BE_HERE);
    return LocalDate.ofInstant(clock.instant(), zones.apply(visitor.launch().ehr()));
  }

  private List<WorkRow> opened(Admitted visitor, List<WorkRow> rows) {
    return rows.stream().filter(row -> isOpen(visitor, row)).toList();
  }

  /** What is restricted is named to nobody who may not see it, whoever gave it to them. */
  private boolean isOpen(Admitted visitor, @Nullable WorkRow row) {
    return row == null || !row.restricted() || desk.seesRestricted(visitor);
  }
}
