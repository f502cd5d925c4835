package org.rimborso.launch;

import jakarta.servlet.Filter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rimborso.access.Gate;
import org.rimborso.access.RefusalPage;
import org.rimborso.audit.AuditCheck;
import org.rimborso.audit.AuditEvents;
import org.rimborso.audit.AuditExport;
import org.rimborso.audit.AuditFeed;
import org.rimborso.audit.AuditLog;
import org.rimborso.audit.AuditPurge;
import org.rimborso.audit.AuditRows;
import org.rimborso.audit.AuditWatch;
import org.rimborso.audit.Checkpoints;
import org.rimborso.audit.EhrNames;
import org.rimborso.audit.SigningKey;
import org.rimborso.audit.UnsignedRefusals;
import org.rimborso.audit.Witness;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Outbound;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.web.Door;
import org.rimborso.web.SmartFlow;
import org.rimborso.web.Trail;

/** The audit trail, built: what the other rooms and the command line need of it. */
final class AuditRoom implements AutoCloseable {
  private final Settings settings;
  private final Store store;
  private final Clock clock;
  private final Checkpoints checkpoints;
  private final AuditLog log;
  private final AuditCheck check;
  private final AuditEvents events;
  private final UnsignedRefusals unsigned;
  private volatile Optional<Gate> gate = Optional.empty();
  private volatile Optional<AuditFeed> feed = Optional.empty();
  private volatile Optional<AuditWatch> watch = Optional.empty();
  private volatile Optional<LocalSocket> socket = Optional.empty();

  /**
   * @param publicUrl the origin under which browsers know the app
   */
  AuditRoom(Settings settings, Store store, URI publicUrl, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.checkpoints =
        new Checkpoints(
            store,
            clock,
            SigningKey.of(settings.audit().keyFile()),
            new Witness(settings.audit().witness()));
    this.log = new AuditLog(store, clock, Optional.of(checkpoints));
    this.check = new AuditCheck(store, checkpoints);
    this.events = new AuditEvents(names(settings, publicUrl));
    this.unsigned = new UnsignedRefusals(log, clock);
  }

  private static EhrNames names(Settings settings, URI publicUrl) {
    return new EhrNames(
        publicUrl,
        settings.ehrs().stream()
            .collect(
                Collectors.toMap(
                    EhrSettings::id, ehr -> new EhrNames.Known(ehr.iss(), ehr.clientId()))));
  }

  AuditLog log() {
    return log;
  }

  /** For refusals of whom nothing is known. */
  UnsignedRefusals unsigned() {
    return unsigned;
  }

  /** Begins with checkpoints and checks, delivers where that is configured, hears commands. */
  void open(Outbound outbound) {
    feed = settings.audit().feed().map(to -> new AuditFeed(store, events, to, outbound, clock));
    watch = Optional.of(AuditWatch.start(checkpoints, check, feed, clock));
    socket = LocalSocket.open(socketFolder(settings), commands());
  }

  /** Where the running app hears commands: beside what holds the store together. */
  static Path socketFolder(Settings settings) {
    Path beside =
        settings.store() instanceof StoreSettings.H2File file
            ? file.file()
            : settings.audit().keyFile();
    return beside.resolveSibling(beside.getFileName() + ".run");
  }

  /** What the command line may ask: each leaves a row in the trail. */
  Map<String, LocalCommand> commands() {
    AuditWork audit =
        new AuditWork(
            check,
            new AuditExport(store, log, events),
            new AuditPurge(store, clock, log, checkpoints, settings.audit().retention()),
            settings.audit().feed().isPresent());
    Map<String, LocalCommand> all = new HashMap<>(audit.commands());
    all.putAll(new StoreWork(settings, store, log).commands());
    all.putAll(new WorkListWork(settings, store, log, clock).commands());
    all.putAll(new SweepWork(store, log, clock).commands());
    all.putAll(OwnChances.commands(settings, store));
    all.putAll(new BackendWork(settings, store, log, clock).commands());
    return all;
  }

  /** All filters, with the one ahead of them that gives each request its trace. */
  List<Filter> traced(List<Filter> filters) {
    Filter trace =
        (request, response, chain) -> {
          AuditLog.Scope scope = log.during(AuditLog.newTrace());
          try {
            chain.doFilter(request, response);
          } finally {
            scope.close();
          }
        };
    return Stream.concat(Stream.of(trace), filters.stream()).toList();
  }

  SmartFlow audited(SmartFlow flow) {
    return new AuditedFlow(flow, unsigned, id -> settings.ehr(id).isPresent());
  }

  Door audited(Door door) {
    return new AuditedDoor(door, log);
  }

  /** From now on foreign forms can be told with who was signed in. */
  void admit(Gate built) {
    gate = Optional.of(built);
  }

  RefusalPage audited(RefusalPage page) {
    return new AuditedRefusals(
        page,
        log,
        unsigned,
        id -> gate.<Gate.Entry>map(built -> built.enter(id)).orElseGet(Gate.Unknown::new));
  }

  /** The trail as administrators see it. */
  Trail pages() {
    return new TrailPages(
        new AuditRows(store), log, () -> watch.flatMap(AuditWatch::checked), () -> feed);
  }

  @Override
  public void close() {
    socket.ifPresent(LocalSocket::close);
    watch.ifPresent(AuditWatch::close);
  }
}
