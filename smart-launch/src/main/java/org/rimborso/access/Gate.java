package org.rimborso.access;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Duration lifetime;

  Gate(
      SecurityManager shiro,
      Function<String, Optional<Launch>> launches,
      AuditLog audit,
      Clock clock,
      Duration lifetime) {
    this.shiro = shiro;
    this.launches = launches;
    this.audit = audit;
    this.clock = clock;
    this.lifetime = lifetime;
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
        .<Entry>map(launch -> new Admitted(launch, parse(roles.get()), formKey.get()))
        .orElseGet(Unknown::new);
  }

  private boolean isYoung(Launch launch) {
    return clock.instant().isBefore(launch.started().plus(lifetime));
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

  /** The ids of all launches of this browser's session. */
  public Set<String> launches() {
    return session().stream()
        .flatMap(known -> known.getAttributeKeys().stream())
        .map(String::valueOf)
        .filter(key -> key.startsWith(LAUNCH))
        .map(key -> key.substring(LAUNCH.length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Ends this browser's session with all its launches. */
  public void logout(Admitted admitted, HttpServletResponse response) {
    audit.record(entry(admitted.launch(), Action.LOGOUT, Outcome.DONE, ""));
    session().ifPresent(Session::stop);
    BrowserSessions.forget(response);
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
        Optional.of(launch.id()));
  }
}
