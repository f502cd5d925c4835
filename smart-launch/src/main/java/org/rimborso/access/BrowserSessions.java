package org.rimborso.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import org.apache.shiro.session.Session;
import org.apache.shiro.session.mgt.DefaultSessionManager;
import org.apache.shiro.session.mgt.SessionContext;
import org.apache.shiro.session.mgt.SessionKey;
import org.apache.shiro.web.session.mgt.WebSessionManager;
import org.apache.shiro.web.util.WebUtils;
import org.jspecify.annotations.Nullable;

/**
 * Shiro's session manager with our cookie and our clock. A session's id comes from the cookie only:
 * unlike Shiro's own web session manager, this one never looks at the URL.
 */
final class BrowserSessions extends DefaultSessionManager implements WebSessionManager {
  private static final HostCookie COOKIE = new HostCookie("rimborso");

  private final SessionRows rows;

  @SuppressWarnings("this-escape")
  BrowserSessions(SessionRows rows) {
    this.rows = rows;
    setSessionDAO(rows);
    setSessionFactory(context -> rows.fresh());
    setSessionValidationSchedulerEnabled(false);
  }

  /** Takes the cookie back. */
  static void forget(HttpServletResponse response) {
    COOKIE.remove(response);
  }

  @Override
  protected @Nullable Serializable getSessionId(SessionKey key) {
    Serializable named = key.getSessionId();
    if (named == null && WebUtils.isHttp(key)) {
      HttpServletRequest request = WebUtils.getHttpRequest(key);
      return COOKIE.read(request).orElse(null);
    }
    return named;
  }

  @Override
  protected void onStart(Session session, SessionContext context) {
    super.onStart(session, context);
    if (WebUtils.isHttp(context)) {
      COOKIE.write(WebUtils.getHttpResponse(context), session.getId().toString());
    }
  }

  /** The limits of a session are its own; Shiro's global one would only be written again. */
  @Override
  public Session start(SessionContext context) {
    Session session = createSession(context);
    onStart(session, context);
    notifyStart(session);
    return createExposedSession(session, context);
  }

  @Override
  public void touch(SessionKey key) {
    if (doGetSession(key) instanceof BrowserSession session) {
      session.touch();
      rows.touched(session);
    }
  }

  @Override
  public boolean isServletContainerSessions() {
    return false;
  }
}
