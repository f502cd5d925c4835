package org.rimborso.access;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.audit.AuditLog;
import org.rimborso.smart.Launch;

/**
 * The sessions that are open on any node, for those who run the app: who is in, and how to put them
 * out. Shows references, never what stands behind them.
 */
public final class OpenSessions {
  private final Gate gate;
  private final SessionRows rows;
  private final Function<String, Optional<Launch>> launches;
  private final AuditLog audit;
  private final Clock clock;
  private final SessionLimits limits;

  OpenSessions(
      Gate gate,
      SessionRows rows,
      Function<String, Optional<Launch>> launches,
      AuditLog audit,
      Clock clock,
      SessionLimits limits) {
    this.gate = gate;
    this.rows = rows;
    this.launches = launches;
    this.audit = audit;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * One launch in an open session.
   *
   * @param handle names the session; of no use to a browser
   * @param since when the launch was completed
   * @param lastRequest a person's last request in the session, to about ten seconds
   */
  public record Open(
      String handle, Launch launch, Set<Role> roles, Instant since, Instant lastRequest) {
    public Open {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * All open ones, the latest first.
   *
   * @throws Forbidden if the visitor runs nothing here
   */
  public List<Open> all(Admitted admitted) {
    gate.require(admitted, Permission.ADMINISTER);
    audit.record(entry(admitted.launch(), Action.READ, Optional.empty(), "open-sessions"));
    return open();
  }

  private List<Open> open() {
    long now = clock.millis();
    List<Open> all = new ArrayList<>();
    for (SessionRows.Row row : rows.all()) {
      if (limits.allow(row.started(), row.touched(), now)) {
        launchesOf(row).forEach((launch, roles) -> all.add(open(row, launch, roles)));
      }
    }
    all.sort((one, other) -> other.lastRequest().compareTo(one.lastRequest()));
    return all;
  }

  private Map<Launch, Set<Role>> launchesOf(SessionRows.Row row) {
    return Gate.rolesByLaunch(row.attributes()).entrySet().stream()
        .flatMap(
            one ->
                launches
                    .apply(one.getKey())
                    .map(found -> Map.entry(found, one.getValue()))
                    .stream())
        .filter(one -> one.getKey().started().plus(limits.absolute()).isAfter(clock.instant()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Open open(SessionRows.Row row, Launch launch, Set<Role> roles) {
    return new Open(
        row.hash(), launch, roles, launch.started(), Instant.ofEpochMilli(row.touched()));
  }

  /**
   * Ends one session with all its launches.
   *
   * @return the launches that ended
   * @throws Forbidden if the visitor runs nothing here
   */
  public Set<String> end(Admitted admitted, String handle) {
    gate.require(admitted, Permission.ADMINISTER);
    return end(admitted, open().stream().filter(one -> one.handle().equals(handle)).toList());
  }

  /**
   * Ends every session that holds a launch of one user.
   *
   * @return the launches that ended, also those of others who shared such a session
   * @throws Forbidden if the visitor runs nothing here
   */
  public Set<String> endAll(Admitted admitted, String issuer, String subject) {
    gate.require(admitted, Permission.ADMINISTER);
    List<Open> all = open();
    Set<String> theirs =
        all.stream()
            .filter(one -> one.launch().user().issuer().equals(issuer))
            .filter(one -> one.launch().user().subject().equals(subject))
            .map(Open::handle)
            .collect(Collectors.toSet());
    return end(admitted, all.stream().filter(one -> theirs.contains(one.handle())).toList());
  }

  /** The row of the audit trail is on disk before the session is gone. */
  private Set<String> end(Admitted admitted, List<Open> some) {
    Set<String> ended = new TreeSet<>();
    for (Open one : some) {
      audit.record(
          entry(
              admitted.launch(),
              Action.LOGOUT,
              Optional.of(one.launch()),
              "ended-by-administrator"));
      ended.add(one.launch().id());
    }
    some.stream().map(Open::handle).distinct().forEach(rows::end);
    return ended;
  }

  /** What an administrator did, about the launch it was done to. */
  private static AuditEntry entry(
      Launch administrator, Action action, Optional<Launch> whom, String reason) {
    Launch about = whom.orElse(administrator);
    return new AuditEntry(
        Optional.of(
            new Who(
                administrator.user().issuer(),
                administrator.user().subject(),
                administrator.user().fhirUser())),
        action,
        whom.flatMap(Launch::patient),
        List.of(),
        Outcome.DONE,
        reason,
        Optional.of(about.id()));
  }
}
