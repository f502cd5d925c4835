package org.rimborso.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.account.Account;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.notes.TaskOutbox;
import org.rimborso.smart.Launch;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.store.WorkListCount;
import org.rimborso.store.WorkListRow;
import org.rimborso.store.WorkListRows;
import org.rimborso.store.WorkListSweep;
import org.rimborso.store.WorkListWish;
import org.rimborso.store.WorkPlaces;
import org.rimborso.store.WorkRow;
import org.rimborso.store.WorkRows;
import org.rimborso.sweep.WorkListLine;
import org.rimborso.sweep.WorkListLines;

/**
 * The part of the desk where the work list of all patients lies. Each look and each change asks the
 * gate and stands in the audit trail under its patient first; nobody gets, or is counted, a line
 * that they may not see.
 */
public final class WorkListDesk implements WorkListBook {
  private static final int MOST_PAYERS = 200;
  private static final int EXPORTED_AT_ONCE = 500;

  private final Desk desk;
  private final WorkListRows rows;
  private final WorkRows work;
  private final WorkLedger ledger;
  private final Teams teams;
  private final Function<String, ZoneId> zones;
  private final Gate gate;
  private final AuditLog audit;
  private final Clock clock;

  /**
   * @param tasks keeps each change, and tells EHRs of it
   * @param teams the site's
   * @param zones of EHRs by their configured id
   */
  public WorkListDesk(
      Desk desk,
      WorkListRows rows,
      WorkRows work,
      TaskOutbox tasks,
      Teams teams,
      Function<String, ZoneId> zones,
      Gate gate,
      AuditLog audit,
      Clock clock) {
    this.desk = desk;
    this.rows = rows;
    this.work = work;
    ledger = new WorkLedger(work, tasks, audit, clock);
    this.teams = teams;
    this.zones = zones;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Optional<Overview> overview(Admitted visitor, Sees sees) {
    gate.require(visitor, Permission.SEE_ACCOUNTS);
    return sweep(visitor)
        .map(
            sweep -> {
              WorkListWish.Scope scope = scope(visitor, sees, sweep);
              List<WorkListCount> all = rows.counts(sweep.generation());
              List<WorkListCount> seen = all.stream().filter(scope::holds).toList();
              boolean nothing = !scope.everywhere() && scope.places().isEmpty();
              return new Overview(
                  sweep,
                  seen,
                  nothing ? List.of() : rows.payers(sweep.generation(), MOST_PAYERS),
                  !scope.everywhere());
            });
  }

  /** The sweep that is shown, with its queues as of today. */
  private Optional<WorkListSweep> sweep(Admitted visitor) {
    String ehr = visitor.launch().ehr();
    rows.turn(ehr, day(visitor));
    return rows.sweep(ehr);
  }

  private WorkListWish.Scope scope(Admitted visitor, Sees sees, WorkListSweep sweep) {
    Map<Integer, String> places = rows.places(sweep.generation());
    Reference nobody = new Reference("Patient", "any");
    Set<Integer> seen = new HashSet<>();
    places.forEach(
        (number, text) -> {
          if (sees.test(WorkPlaces.visits(text, nobody))) {
            seen.add(number);
          }
        });
    // Who sees what is at no known place sees everything.
    boolean everywhere = sees.test(WorkPlaces.visits("", nobody)) && seen.size() == places.size();
    return new WorkListWish.Scope(everywhere, seen, desk.seesRestricted(visitor));
  }

  @Override
  public Lines lines(
      Admitted visitor, Sees sees, WorkListWish wish, Optional<Reference> after, int most) {
    gate.require(visitor, Permission.SEE_ACCOUNTS);
    Lines lines =
        sweep(visitor)
            .map(sweep -> lines(visitor, sees, sweep, wish, after, most))
            .orElse(Lines.NONE);
    recordLook(visitor.launch(), lines.lines(), AuditEntry.Action.READ, "worklist");
    return lines;
  }

  private Lines lines(
      Admitted visitor,
      Sees sees,
      WorkListSweep sweep,
      WorkListWish wish,
      Optional<Reference> after,
      int most) {
    WorkListWish.Scope scope = scope(visitor, sees, sweep);
    List<WorkListRow> found = rows.page(sweep.generation(), scope, wish, after, most);
    Map<Reference, WorkRow> worked = new HashMap<>();
    work.ofAccounts(visitor.launch().ehr(), found.stream().map(WorkListRow::account).toList())
        .forEach(row -> worked.put(row.account(), row));
    return new Lines(
        found.stream()
            .flatMap(
                row -> WorkListLine.read(row.told()).map(line -> line(row, line, worked)).stream())
            .filter(line -> isOpen(visitor, sees, line.account()))
            .toList(),
        found.size() < most
            ? Optional.empty()
            : Optional.of(found.get(found.size() - 1).account()));
  }

  private static Line line(WorkListRow row, WorkListLine account, Map<Reference, WorkRow> worked) {
    return new Line(row.queue(), account, Optional.ofNullable(worked.get(row.account())));
  }

  /** Asked of every line, beside what the store already left out. */
  private boolean isOpen(Admitted visitor, Sees sees, WorkListLine line) {
    return sees.test(WorkPlaces.visits(line.visits(), line.patient()))
        && (!line.restricted() || desk.seesRestricted(visitor));
  }

  @Override
  public void export(Admitted visitor, Sees sees, WorkListWish wish, Consumer<List<Line>> to) {
    gate.require(visitor, Permission.SEE_ACCOUNTS);
    Optional<WorkListSweep> sweep = sweep(visitor);
    Optional<Reference> after = Optional.empty();
    boolean more = sweep.isPresent();
    while (more) {
      Lines lines = lines(visitor, sees, sweep.get(), wish, after, EXPORTED_AT_ONCE);
      recordLook(visitor.launch(), lines.lines(), AuditEntry.Action.EXPORT, "worklist");
      to.accept(lines.lines());
      after = lines.next();
      more = after.isPresent();
    }
  }

  @Override
  public WorkBook.Answer change(
      Admitted visitor, Sees sees, Reference account, int version, WorkChange change) {
    gate.require(visitor, Permission.WRITE_NOTE);
    Launch launch = visitor.launch();
    try {
      Optional<WorkListLine> line =
          rows.find(launch.ehr(), account)
              .flatMap(row -> WorkListLine.read(row.told()))
              .filter(one -> isOpen(visitor, sees, one));
      if (line.isEmpty()) {
        return new WorkBook.NoSuchAccount();
      }
      WorkListLine known = line.get();
      return ledger.change(
          launch,
          new WorkLedger.About(known.patient(), account, known.visits(), known.restricted()),
          version,
          change);
    } catch (StoreUnavailable broken) {
      return new WorkBook.NotKept();
    }
  }

  /** Only who sees all of an account can tell how it stands. */
  @Override
  public void seen(Admitted visitor, DeskChart opened, Reference account) {
    gate.require(visitor, Permission.SEE_ACCOUNTS);
    if (!visitor.may(Permission.SEE_NOTES) || !visitor.may(Permission.WRITE_NOTE)) {
      return;
    }
    String ehr = visitor.launch().ehr();
    Optional<WorkListLine> listed =
        rows.find(ehr, account)
            .filter(row -> visitor.launch().patient().equals(Optional.of(row.patient())))
            .flatMap(row -> WorkListLine.read(row.told()));
    Optional<Account> now = opened.account(account);
    if (listed.isEmpty() || now.isEmpty()) {
      return;
    }
    Optional<WorkListLine> fresh =
        new WorkListLines()
            .line(opened.chart(), opened.review(), now.get(), desk.isRestricted(visitor, account))
            .flatMap(line -> WorkListLine.read(line.text()));
    if (fresh.filter(line -> line.saysTheSame(listed.get())).isEmpty()) {
      keep(ehr, account, fresh);
    }
  }

  private void keep(String ehr, Reference account, Optional<WorkListLine> fresh) {
    try {
      fresh.ifPresentOrElse(
          line -> rows.refresh(ehr, line.swept()), () -> rows.remove(ehr, account));
    } catch (StoreUnavailable full) {
      // The page is shown all the same; the line stays as the sweep left it.
    }
  }

  @Override
  public Map<String, Set<String>> teams(Admitted visitor) {
    gate.require(visitor, Permission.SEE_ACCOUNTS);
    return teams.assignees(work, visitor.launch().ehr());
  }

  @Override
  public OptionalInt escalation() {
    return teams.escalation();
  }

  @Override
  public LocalDate today(Admitted visitor) {
    gate.require(visitor, Permission.BE_HERE);
    return day(visitor);
  }

  @Override
  public ZoneId zone(Admitted visitor) {
    gate.require(visitor, Permission.BE_HERE);
    return zones.apply(visitor.launch().ehr());
  }

  private LocalDate day(Admitted visitor) {
    return LocalDate.ofInstant(clock.instant(), zones.apply(visitor.launch().ehr()));
  }

  /** A row of the trail for each patient, so that it can be told who looked at whom. */
  private void recordLook(
      Launch launch, List<Line> lines, AuditEntry.Action action, String reason) {
    audit.record(
        Entries.ofEach(
            launch,
            action,
            lines,
            line -> line.account().patient(),
            line -> line.account().account(),
            reason));
  }
}
