package org.rimborso.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditLog;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Finding;
import org.rimborso.smart.Launch;
import org.rimborso.store.DismissalRow;
import org.rimborso.store.DismissalRows;
import org.rimborso.store.DuplicateRow;
import org.rimborso.store.StoreUnavailable;
import org.rimborso.store.WriteOffRow;

/**
 * The part of the desk where gaps are marked as none. Each step asks the gate and stands in the
 * audit trail first; only a gap that the visitor sees on their patient's chart can be marked.
 */
public final class DismissalDesk implements DismissalBook {
  private final Desk desk;
  private final DismissalRows rows;
  private final Gate gate;
  private final AuditLog audit;
  private final Clock clock;

  public DismissalDesk(Desk desk, DismissalRows rows, Gate gate, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.rows = rows;
    this.gate = gate;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public Answer step(
      Admitted visitor, String finding, int version, String facts, DismissalStep step) {
    gate.require(visitor, Permission.ANSWER_GAP);
    DeskChart opened = desk.open(visitor, Permission.ANSWER_GAP);
    Optional<Finding> known =
        opened.review().findings().stream()
            .filter(one -> one.audience().contains(Audience.CLINICIAN))
            .filter(one -> one.id().equals(finding))
            .findFirst();
    if (known.isEmpty()) {
      return new NoSuchGap();
    }
    try {
      return step(visitor.launch(), opened.dismissals(), known.get(), version, facts, step);
    } catch (StoreUnavailable broken) {
      return new NotKept();
    } catch (DuplicateRow raced) {
      return new Faster(latest(desk.open(visitor, Permission.ANSWER_GAP), known.get()));
    }
  }

  private Answer step(
      Launch launch,
      Dismissals now,
      Finding finding,
      int version,
      String facts,
      DismissalStep step) {
    Optional<DismissalRow> standing = now.standing(finding);
    Optional<DismissalRow> latest = standing.or(() -> now.former(finding));
    if (latest.filter(row -> isThis(row, launch, version, step)).isPresent()) {
      return new Done(latest.get());
    }
    if (now.version(finding) != version) {
      return new Faster(latest);
    }
    if (!now.facts(finding).equals(facts)) {
      return new OtherFacts();
    }
    if (standing.isPresent() == (step instanceof DismissalStep.Dismiss)) {
      return new Faster(latest);
    }
    return kept(launch, finding, row(launch, now, finding, version + 1, step));
  }

  private Answer kept(Launch launch, Finding finding, DismissalRow next) {
    audit.record(
        Entries.of(
            launch,
            AuditEntry.Action.WRITE,
            List.of(finding.focus().toString()),
            "gap-" + next.decision().code()));
    rows.insert(next);
    return new Done(next);
  }

  private DismissalRow row(
      Launch launch, Dismissals now, Finding finding, int version, DismissalStep step) {
    Optional<DismissalRow> standing = now.standing(finding);
    return new DismissalRow(
        launch.ehr(),
        launch.patient().orElseThrow(),
        finding.id(),
        version,
        finding.rule(),
        finding.severity(),
        now.facts(finding),
        now.isRestricted(finding),
        step.decision(),
        step instanceof DismissalStep.Dismiss dismiss
            ? dismiss.reason().code()
            : standing.map(DismissalRow::reason).orElse(""),
        step instanceof DismissalStep.Dismiss dismiss ? dismiss.remark() : "",
        new WriteOffRow.Decided(Entries.owner(launch), launch.user().name(), clock.instant()));
  }

  /** Whether a step was taken already by who wants to take it. */
  private static boolean isThis(DismissalRow row, Launch launch, int version, DismissalStep step) {
    boolean same =
        !(step instanceof DismissalStep.Dismiss dismiss)
            || row.reason().equals(dismiss.reason().code())
                && row.remark().equals(dismiss.remark());
    return same
        && row.version() == version + 1
        && row.decision() == step.decision()
        && row.by().who().equals(Entries.owner(launch));
  }

  private static Optional<DismissalRow> latest(DeskChart opened, Finding finding) {
    Dismissals now = opened.dismissals();
    return now.standing(finding).or(() -> now.former(finding));
  }
}
