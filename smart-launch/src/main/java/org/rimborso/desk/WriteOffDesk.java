package org.rimborso.desk;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.account.Account;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.notes.Outbox;
import org.rimborso.smart.Launch;
import org.rimborso.store.DuplicateRow;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.store.WorkPlaces;
import org.rimborso.store.WriteOffRow;
import org.rimborso.store.WriteOffRows;

/**
 * The part of the desk where amounts are given up: a biller proposes, another person who may
 * decides. Each look and each step asks the gate, and stands in the audit trail first; a decision
 * and the note about it are committed together.
 */
public final class WriteOffDesk implements WriteOffBook {
  private static final int LONGEST_LIST = 100;

  private final Desk desk;
  private final WriteOffRows rows;
  private final Outbox outbox;
  private final Gate gate;
  private final AuditLog audit;
  private final Clock clock;

  public WriteOffDesk(
      Desk desk, WriteOffRows rows, Outbox outbox, Gate gate, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.rows = rows;
    this.outbox = outbox;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
  }

  /** What the visitor does not get of an account they get no decision of. */
  @Override
  public List<WriteOffRow> of(Admitted visitor, Reference account) {
    gate.require(visitor, Permission.SEE_AMOUNTS);
    gate.require(visitor, Permission.SEE_NOTES);
    Launch launch = visitor.launch();
    return launch.patient().stream()
        .flatMap(patient -> rows.ofPatient(launch.ehr(), patient).stream())
        .filter(row -> row.account().equals(account))
        .filter(row -> isOpen(visitor, row))
        .toList();
  }

  @Override
  public boolean isOwn(Admitted visitor, WriteOffRow row) {
    gate.require(visitor, Permission.SEE_NOTES);
    return row.by().who().equals(Entries.owner(visitor.launch()));
  }

  @Override
  public Answer step(
      Admitted visitor,
      Reference account,
      int version,
      WriteOffStep step,
      Function<WriteOffRow, String> told) {
    gate.require(visitor, step.permission());
    DeskChart opened = desk.open(visitor, step.permission());
    Optional<Account> known =
        opened.review().accounts().stream()
            .filter(one -> one.reference().equals(account))
            .findFirst();
    if (known.isEmpty()) {
      return new NoSuchAccount();
    }
    try {
      return step(visitor, opened, known.get(), version, step, told);
    } catch (StoreUnavailable broken) {
      return new NotKept();
    }
  }

  private Answer step(
      Admitted visitor,
      DeskChart opened,
      Account account,
      int version,
      WriteOffStep step,
      Function<WriteOffRow, String> told) {
    Launch launch = visitor.launch();
    WriteOffCase about =
        new WriteOffCase(
            account, rows.current(launch.ehr(), account.reference()), Entries.owner(launch));
    Optional<Answer> settled = about.settled(version, step);
    if (settled.isPresent()) {
      return settled.get();
    }
    WriteOffRow next =
        new WriteOffRow(
            launch.ehr(),
            launch.patient().orElseThrow(),
            account.reference(),
            version + 1,
            WorkPlaces.of(opened.chart(), account.reference()),
            desk.isRestricted(visitor, account.reference()),
            step.decision(),
            about.amount(step),
            step.reason(),
            UUID.randomUUID().toString(),
            new WriteOffRow.Decided(Entries.owner(launch), launch.user().name(), clock.instant()));
    return kept(launch, next, note(launch, next, told.apply(next)));
  }

  private Answer kept(Launch launch, WriteOffRow next, Note note) {
    audit.record(
        Entries.of(
            launch,
            AuditEntry.Action.WRITE,
            List.of(next.account().toString()),
            "write-off-" + next.decision().code()));
    try {
      outbox.save(launch, next.patient(), next.account(), note, kept -> rows.insert(next, kept));
      return new Done(next);
    } catch (DuplicateRow raced) {
      return new Faster(rows.current(next.ehr(), next.account()));
    }
  }

  private static Note note(Launch launch, WriteOffRow row, String text) {
    return Note.saying(
        row.noteId(),
        new Note.Author(launch.user().identity(), row.by().name()),
        row.by().at(),
        Note.Kind.WRITE_OFF,
        text);
  }

  @Override
  public List<Waiting> waiting(Admitted visitor, Predicate<Waiting> sees) {
    gate.require(visitor, Permission.APPROVE_WRITE_OFF);
    Launch launch = visitor.launch();
    List<Waiting> listed =
        rows.waiting(launch.ehr()).stream()
            .filter(row -> isOpen(visitor, row))
            .map(
                row ->
                    new Waiting(
                        row,
                        row.by().who().equals(Entries.owner(launch)),
                        WorkPlaces.visits(row.visits(), row.patient())))
            .filter(sees)
            .limit(LONGEST_LIST)
            .toList();
    recordLook(launch, listed);
    return listed;
  }

  /** What is restricted is named to nobody who may not see it. */
  private boolean isOpen(Admitted visitor, WriteOffRow row) {
    return !row.restricted() || desk.seesRestricted(visitor);
  }

  /** A row of the trail for each patient, so that it can be told who looked at whom. */
  private void recordLook(Launch launch, List<Waiting> listed) {
    Map<Reference, Set<String>> accounts = new LinkedHashMap<>();
    for (Waiting one : listed) {
      accounts
          .computeIfAbsent(one.row().patient(), patient -> new TreeSet<>())
          .add(one.row().account().toString());
    }
    accounts.forEach(
        (patient, of) ->
            audit.record(
                Entries.of(
                    launch,
                    AuditEntry.Action.READ,
                    Optional.of(patient),
                    List.copyOf(of),
                    "write-offs")));
  }
}
