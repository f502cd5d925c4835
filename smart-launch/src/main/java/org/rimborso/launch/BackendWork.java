package org.rimborso.launch;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditLog;
import org.rimborso.audit.NotAudited;
import org.rimborso.ehr.Backend;
import org.rimborso.ehr.Destination;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.smart.Statements;
import org.rimborso.store.Store;

/**
 * What a bulk export needs of the store: a signed statement of who the app is, good for one request
 * at the EHR's own authorization server, and rows in the audit trail. The keys stay here.
 */
final class BackendWork {
  private static final int REFUSED = 1;
  private static final int BAD_USAGE = 2;

  private final Settings settings;
  private final Store store;
  private final AuditLog log;
  private final Clock clock;

  BackendWork(Settings settings, Store store, AuditLog log, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.log = log;
    this.clock = clock;
  }

  Map<String, LocalCommand> commands() {
    return Map.of("client-statement", this::statement, "export-note", this::note);
  }

  private int statement(LocalRequest request, String caller, LocalCommand.Lines lines) {
    Optional<EhrSettings> ehr = settings.ehr(request.option("ehr").orElseThrow());
    Optional<Backend> backend = ehr.flatMap(EhrSettings::backend);
    URI audience = URI.create(request.option("audience").orElseThrow());
    if (backend.isEmpty() || !Destination.authorization(ehr.orElseThrow()).allows(audience)) {
      lines.err("Nothing is signed for an EHR or an address that is not configured.");
      return BAD_USAGE;
    }
    Optional<String> signed =
        Statements.of(store, settings.signingKeys().rotation(), new SecureRandom(), clock)
            .statement(
                backend.get().clientId(), audience, request.option("algorithm").orElseThrow());
    signed.ifPresent(lines::out);
    return signed.isPresent() ? 0 : BAD_USAGE;
  }

  /** One row when it begins; when it ends one a type, each with how many were taken. */
  private int note(LocalRequest request, String caller, LocalCommand.Lines lines) {
    String event = request.option("event").orElseThrow();
    try {
      for (Row row : rows(event, request.option("types").orElse(""))) {
        log.record(
            new AuditEntry(
                Optional.of(LocalCommand.who(caller)),
                Action.EXPORT,
                Optional.empty(),
                row.types(),
                event.equals("failed") ? Outcome.FAILED : Outcome.DONE,
                row.reason(),
                Optional.empty(),
                request.option("ehr")));
      }
      return 0;
    } catch (NotAudited closed) {
      lines.err("The audit trail cannot be written. Is the disk full?");
      return REFUSED;
    }
  }

  private record Row(List<String> types, String reason) {}

  /**
   * @param types such as {@code Patient=19,Encounter=20}; without counts where it begins
   */
  private static List<Row> rows(String event, String types) {
    List<String> each = types.isEmpty() ? List.of() : Arrays.asList(types.split(","));
    boolean counted = types.contains("=");
    return counted
        ? each.stream()
            .map(one -> one.split("=", 2))
            .map(one -> new Row(List.of(one[0]), "bulk-export-" + event + "-" + one[1]))
            .toList()
        : List.of(new Row(each, "bulk-export-" + event));
  }
}
