package org.rimborso.access;

import jakarta.servlet.Filter;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.shiro.mgt.DefaultSessionStorageEvaluator;
import org.apache.shiro.mgt.DefaultSubjectDAO;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.rimborso.audit.AuditLog;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.smart.Launch;
import org.rimborso.store.Store;

/** This room, built: the gate for handlers and the filters that stand before all of them. */
public final class Access {
  private final Gate gate;
  private final OpenSessions sessions;
  private final List<Filter> filters;

  /**
   * @param publicUrl the origin under which browsers know the app
   * @param launches completed launches by id
   * @param refusals answers requests that reach no handler
   */
  public Access(
      URI publicUrl,
      List<EhrSettings> ehrs,
      SessionLimits limits,
      Store store,
      AuditLog audit,
      Function<String, Optional<Launch>> launches,
      RefusalPage refusals,
      Clock clock) {
    SessionRows rows = new SessionRows(store, clock, limits);
    DefaultWebSecurityManager shiro = shiro(rows);
    this.gate = new Gate(shiro, launches, audit, clock, limits);
    this.sessions = new OpenSessions(gate, rows, launches, audit, clock, limits);
    Map<String, List<String>> origins =
        ehrs.stream().collect(Collectors.toMap(EhrSettings::id, EhrSettings::frameOrigins));
    LaunchFilter launched =
        new LaunchFilter(
            gate,
            new SameOrigin(publicUrl.toString()),
            ehr -> origins.getOrDefault(ehr, List.of()),
            refusals);
    List<String> allOrigins =
        origins.values().stream().flatMap(List::stream).distinct().sorted().toList();
    this.filters =
        List.of(
            new SecurityHeaders(allOrigins, "https".equals(publicUrl.getScheme())),
            new AddressFilter(refusals),
            new AccessFilter(shiro, launched, refusals));
  }

  /** Asked by handlers and services. */
  public Gate gate() {
    return gate;
  }

  /** The open sessions, for those who run the app. */
  public OpenSessions sessions() {
    return sessions;
  }

  /** To be put before every servlet, on every path, in this order. */
  public List<Filter> filters() {
    return filters;
  }

  /** Shiro keeps nothing of a subject in the session: who it is depends on the launch asked for. */
  private static DefaultWebSecurityManager shiro(SessionRows rows) {
    DefaultWebSecurityManager shiro = new DefaultWebSecurityManager();
    shiro.setRememberMeManager(null);
    shiro.setSessionManager(new BrowserSessions(rows));
    shiro.setRealm(new LaunchRealm());
    DefaultSessionStorageEvaluator nothing = new DefaultSessionStorageEvaluator();
    nothing.setSessionStorageEnabled(false);
    DefaultSubjectDAO subjects = new DefaultSubjectDAO();
    subjects.setSessionStorageEvaluator(nothing);
    shiro.setSubjectDAO(subjects);
    return shiro;
  }
}
