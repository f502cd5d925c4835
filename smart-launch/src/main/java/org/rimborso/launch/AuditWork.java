package org.rimborso.launch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.rimborso.audit.AuditCheck;
import org.rimborso.audit.AuditExport;
import org.rimborso.audit.AuditPurge;
import org.rimborso.audit.AuditQuery;
import org.rimborso.audit.Fault;

/** What {@code rimborso audit} does where the store is open. */
final class AuditWork {
  private static final int DAMAGED = 1;

  private final AuditCheck check;
  private final AuditExport export;
  private final AuditPurge purge;
  private final boolean isDelivered;

  /**
   * @param isDelivered whether an outside repository is configured
   */
  AuditWork(AuditCheck check, AuditExport export, AuditPurge purge, boolean isDelivered) {
    this.check = check;
    this.export = export;
    this.purge = purge;
    this.isDelivered = isDelivered;
  }

  Map<String, LocalCommand> commands() {
    return Map.of(
        "audit-verify", (request, caller, lines) -> verify(lines),
        "audit-export", this::export,
        "audit-purge", this::purge);
  }

  private int verify(LocalCommand.Lines lines) {
    AuditCheck.Result result = check.run();
    Optional<Long> bad = result.firstBad();
    if (bad.isEmpty()) {
      lines.out(
          "The audit trail is whole: %d rows, %d to %d, %d checkpoints."
              .formatted(result.rows(), result.first(), result.last(), result.signed()));
      return 0;
    }
    lines.out("The audit trail is damaged; the first bad row is " + bad.get() + ".");
    result.faults().forEach(fault -> lines.out(words(fault)));
    lines.err(
        "Keep the store as it is, for it is evidence, and look for who could write to it;"
            + " backups tell what the rows said.");
    return DAMAGED;
  }

  private static String words(Fault fault) {
    String rows =
        fault.from() == fault.to() ? "" + fault.from() : fault.from() + " to " + fault.to();
    return rows
        + ": "
        + switch (fault.kind()) {
          case CHANGED -> "changed";
          case MISSING -> "missing";
          case ADDED -> "added by somebody else";
          case REWRITTEN -> "not what a checkpoint has signed";
          case CHECKPOINT_FORGED -> "its checkpoint was not signed with our key";
          case CHECKPOINT_MISSING -> "a checkpoint before or at this row is gone";
          case END_CHANGED -> "the note of the chain's end was changed";
        };
  }

  private int export(LocalRequest request, String caller, LocalCommand.Lines lines) {
    AuditQuery query =
        new AuditQuery(
            request.option("patient"),
            request.option("user"),
            Optional.empty(),
            request.option("from").map(AuditWork::start),
            request.option("to").map(day -> start(LocalDate.parse(day).plusDays(1).toString())));
    AuditExport.Result result = export.write(query, LocalCommand.who(caller), lines::out);
    if (result.unreadable().isEmpty()) {
      return 0;
    }
    lines.err(
        "These rows were changed so that they could not be told: "
            + result.unreadable()
            + "; rimborso audit verify says more.");
    return DAMAGED;
  }

  private static Instant start(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private int purge(LocalRequest request, String caller, LocalCommand.Lines lines) {
    AuditPurge.Answer answer;
    try {
      answer =
          purge.purge(
              new AuditPurge.Decision(
                  LocalDate.parse(request.option("before").orElseThrow()),
                  request.option("decided-by").orElse(""),
                  request.option("reason").orElse(""),
                  LocalCommand.who(caller)),
              isDelivered);
    } catch (IllegalArgumentException incomplete) {
      lines.err("Nothing was removed: " + incomplete.getMessage() + ".");
      return DAMAGED;
    }
    return tell(answer, lines);
  }

  private static int tell(AuditPurge.Answer answer, LocalCommand.Lines lines) {
    if (answer instanceof AuditPurge.Cut cut) {
      lines.out("Removed %d rows, up to row %d.".formatted(cut.rows(), cut.untilSeq()));
      return 0;
    }
    if (answer instanceof AuditPurge.NothingSoOld) {
      lines.out("Nothing is so old; nothing was removed.");
      return 0;
    }
    if (answer instanceof AuditPurge.TooYoung young) {
      lines.err(
          "Nothing was removed: rows must be kept longer. The latest day to give is "
              + young.latest()
              + " (audit.retention).");
    } else if (answer instanceof AuditPurge.Damaged damaged) {
      lines.err(
          "Nothing was removed: the trail is damaged from row "
              + damaged.firstBad()
              + " on, and what is there is evidence. See rimborso audit verify.");
    } else if (answer instanceof AuditPurge.NotDelivered behind) {
      lines.err(
          "Nothing was removed: the audit repository has the rows up to "
              + behind.upTo()
              + " only. Wait until it has the others.");
    }
    return DAMAGED;
  }
}
