package org.rimborso.launch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.audit.AuditLog;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.smart.User;
import org.rimborso.store.Store;
import org.rimborso.store.SweepRun.Cause;
import org.rimborso.store.SweepRuns;
import org.rimborso.web.Sweeps;

/** Sweeps as administrators see and begin them; each wish is in the audit trail first. */
final class SweepRoom implements Sweeps, AutoCloseable {
  private final List<EhrSettings> ehrs;
  private final SweepRuns runs;
  private final SweepSchedule schedule;
  private final Gate gate;
  private final AuditLog audit;
  private final Clock clock;

  SweepRoom(
      List<EhrSettings> ehrs,
      SweepRuns runs,
      SweepSchedule schedule,
      Gate gate,
      AuditLog audit,
      Clock clock) {
    this.ehrs = List.copyOf(ehrs);
    this.runs = runs;
    this.schedule = schedule;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
  }

  /** As the configuration has it. */
  static SweepRoom of(Settings settings, Store store, Gate gate, AuditLog audit, Clock clock) {
    SweepRuns runs = new SweepRuns(store);
    return new SweepRoom(
        settings.ehrs(), runs, SweepSchedule.of(settings, runs, audit, clock), gate, audit, clock);
  }

  /** Begins to sweep at the daily times, where there are any. */
  void open() {
    schedule.open();
  }

  /** Cuts off what it started. */
  @Override
  public void close() {
    schedule.close();
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public List<OfEhr> all(Admitted visitor) {
    gate.require(visitor, Permission.ADMINISTER);
    return ehrs.stream()
        .map(
            ehr ->
                new OfEhr(
                    ehr.id(),
                    ehr.zone(),
                    schedule.knows(ehr.id()),
                    schedule.next(ehr.id()),
                    runs.newest(ehr.id())))
        .toList();
  }

  @Override
  public Answer start(Admitted visitor, String ehr) {
    gate.require(visitor, Permission.ADMINISTER);
    if (!schedule.knows(ehr)) {
      return Answer.NOT_SET_UP;
    }
    audit.record(entry(visitor, ehr, "sweep-start"));
    return schedule.start(ehr, Cause.HAND) ? Answer.STARTED : Answer.BUSY;
  }

  @Override
  public Answer stop(Admitted visitor, String ehr) {
    gate.require(visitor, Permission.ADMINISTER);
    if (ehrs.stream().noneMatch(one -> one.id().equals(ehr))) {
      return Answer.NOT_SET_UP;
    }
    audit.record(entry(visitor, ehr, "sweep-stop"));
    return runs.askToStop(ehr) ? Answer.STOPPING : Answer.IDLE;
  }

  private static AuditEntry entry(Admitted visitor, String ehr, String reason) {
    User user = visitor.launch().user();
    return new AuditEntry(
        Optional.of(new Who(user.issuer(), user.subject(), user.fhirUser())),
        Action.WRITE,
        Optional.empty(),
        List.of(),
        AuditEntry.Outcome.DONE,
        reason,
        Optional.of(visitor.launch().id()),
        Optional.of(ehr));
  }
}
