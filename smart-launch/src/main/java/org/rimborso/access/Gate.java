package org.rimborso.access;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.session.Session;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditEntry.Action;
import org.rimborso.audit.AuditEntry.Outcome;
import org.rimborso.audit.AuditEntry.Who;
import org.rimborso.audit.AuditLog;
import org.rimborso.smart.Launch;

/**
 * Where a browser shows that a launch is its own, and where each permission is asked for.
 *
 * <p>One browser session may hold several launches: two tabs, two patients, even two users. The
 * launch id in the path selects one of them. Authority is the session's cookie <em>and</em> the
 * launch being registered in that session; neither is enough alone.
 *
 * <p>Works on the thread of a request that came through {@link AccessFilter}.
 */
public final class Gate {
  private static final String LAUNCH = "launch.";
  private static final String FORM_KEY = "form-key";

  private final SecurityManager shiro;
  private final Function<String, Optional<Launch>> launches;
  private final AuditLog audit;
  private final Clock clock;
  private final SessionLimits limits;

  Gate(
      SecurityManager shiro,
      Function<String, Optional<Launch>> launches,
      AuditLog audit,
      Clock clock,
      SessionLimits limits) {
    this.shiro = shiro;
    this.launches = launches;
    this.audit = audit;
    this.clock = clock;
    this.limits = limits;
  }

  /** What comes of asking to enter a launch. */
  public sealed interface Entry permits Admitted, Unknown {}

  /** No such launch in this session, or it is over; nothing tells which. */
  public record Unknown() implements Entry {}

  /** Enters a launch of this browser's session. */
  public Entry enter(String launchId) {
    Optional<Session> session = session();
    Optional<String> roles = session.flatMap(known -> text(known, LAUNCH + launchId));
    Optional<String> formKey = session.flatMap(known -> text(known, FORM_KEY));
    if (roles.isEmpty() || formKey.isEmpty()) {
      return new Unknown();
    }
    return launches
        .apply(launchId)
        .filter(this::isYoung)
        .<Entry>map(
            launch ->
                new Admitted(
                    launch, parse(roles.get()), formKey.get(), left(session.get(), launch)))
        .orElseGet(Unknown::new);
  }

  private boolean isYoung(Launch launch) {
    return clock.instant().isBefore(launch.started().plus(limits.absolute()));
  }

  @SuppressWarnings("JavaUtilDate") // Shiro's sessions speak in Dates.
  private SessionLimits.Left left(Session session, Launch launch) {
    return limits.left(
        session.getStartTimestamp().getTime(),
        session.getLastAccessTime().getTime(),
        launch.started().toEpochMilli(),
        clock.millis());
  }

  /**
   * Asks for a permission.
   *
   * @throws Forbidden if the user's roles do not give it; an audit row tells
   */
  public void require(Admitted admitted, Permission permission) {
    if (!shiro.isPermitted(
        new SimplePrincipalCollection(admitted, LaunchRealm.NAME), permission.code())) {
      Launch launch = admitted.launch();
      audit.record(entry(launch, Action.READ, Outcome.REFUSED, permission.code()));
      throw new Forbidden(permission);
    }
  }

  /**
   * Registers a completed launch in this browser's session, under a new session id: an id that
   * somebody planted before is worth nothing afterwards. Launches that the session held stay.
   */
  public void login(Launch launch, Set<Role> roles) {
    audit.record(entry(launch, Action.LAUNCH, Outcome.DONE, codes(roles, "_")));
    Map<Object, Object> kept = new HashMap<>();
    session().ifPresent(old -> moveOut(old, kept));
    Session fresh = SecurityUtils.getSubject().getSession(true);
    kept.forEach(fresh::setAttribute);
    if (text(fresh, FORM_KEY).isEmpty()) {
      fresh.setAttribute(FORM_KEY, Secrets.random());
    }
    fresh.setAttribute(LAUNCH + launch.id(), codes(roles, ","));
  }

  private static void moveOut(Session old, Map<Object, Object> kept) {
    old.getAttributeKeys().forEach(key -> kept.put(key, old.getAttribute(key)));
    old.stop();
  }

  /**
   * Ends this browser's session, and tells the browser to keep nothing of it.
   *
   * @return all launches of the session, which are over
   */
  public Set<String> logout(Admitted admitted, HttpServletResponse response) {
    audit.record(entry(admitted.launch(), Action.LOGOUT, Outcome.DONE, ""));
    Set<String> launched = session().map(Gate::launchesOf).orElseGet(Set::of);
    session().ifPresent(Session::stop);
    BrowserSessions.forget(response);
    // Browsers may keep even pages that are not to be stored, to go back to them. Not "cookies":
    // that
    // would reach every application of this domain.
    response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    return launched;
  }

  private static Set<String> launchesOf(Session session) {
    Set<String> launched = new TreeSet<>();
    for (Object key : session.getAttributeKeys()) {
      if (key instanceof String name && name.startsWith(LAUNCH)) {
        launched.add(name.substring(LAUNCH.length()));
      }
    }
    return launched;
  }

  /** The launches that a session's attributes hold, with the roles of each. */
  static Map<String, Set<Role>> rolesByLaunch(Map<String, String> attributes) {
    Map<String, Set<Role>> roles = new TreeMap<>();
    attributes.forEach(
        (name, value) -> {
          if (name.startsWith(LAUNCH)) {
            roles.put(name.substring(LAUNCH.length()), parse(value));
          }
        });
    return roles;
  }

  private static Optional<Session> session() {
    return Optional.ofNullable(SecurityUtils.getSubject().getSession(false));
  }

  private static Optional<String> text(Session session, String key) {
    return session.getAttribute(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static String codes(Set<Role> roles, String between) {
    return roles.stream().map(Role::code).sorted().collect(Collectors.joining(between));
  }

  private static Set<Role> parse(String codes) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream(codes.split(",", -1))
        .flatMap(code -> Role.named(code).stream())
        .forEach(roles::add);
    return roles;
  }

  private static AuditEntry entry(Launch launch, Action action, Outcome outcome, String reason) {
    return new AuditEntry(
        Optional.of(
            new Who(launch.user().issuer(), launch.user().subject(), launch.user().fhirUser())),
        action,
        launch.patient(),
        List.of(),
        outcome,
        reason,
        Optional.of(launch.id()),
        Optional.of(launch.ehr()));
  }
}
