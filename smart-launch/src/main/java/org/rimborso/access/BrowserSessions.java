package org.rimborso.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import org.apache.shiro.session.Session;
import org.apache.shiro.session.mgt.DefaultSessionKey;
import org.apache.shiro.session.mgt.DefaultSessionManager;
import org.apache.shiro.session.mgt.DelegatingSession;
import org.apache.shiro.session.mgt.SessionContext;
import org.apache.shiro.session.mgt.SessionKey;
import org.apache.shiro.web.session.mgt.WebSessionKey;
import org.apache.shiro.web.session.mgt.WebSessionManager;
import org.apache.shiro.web.util.WebUtils;
import org.jspecify.annotations.Nullable;

/**
 * Shiro's session manager with our cookie and our clock. A session's id comes from the cookie only:
 * unlike Shiro's own web session manager, this one never looks at the URL. Shiro asks for a session
 * many times while one request lasts; it is read from the store at the first.
 */
final class BrowserSessions extends DefaultSessionManager implements WebSessionManager {
  private static final HostCookie COOKIE = new HostCookie("rimborso");
  private static final String OF_REQUEST = BrowserSessions.class.getName();

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
  protected @Nullable Session retrieveSession(SessionKey key) {
    Serializable id = getSessionId(key);
    if (id == null || !WebUtils.isHttp(key)) {
      return super.retrieveSession(key);
    }
    HttpServletRequest request = WebUtils.getHttpRequest(key);
    if (request.getAttribute(OF_REQUEST) instanceof BrowserSession known
        && id.equals(known.getId())) {
      return known;
    }
    Session read = super.retrieveSession(key);
    request.setAttribute(OF_REQUEST, read);
    return read;
  }

  @Override
  protected Session createExposedSession(Session session, SessionContext context) {
    return exposed(session, context);
  }

  @Override
  protected Session createExposedSession(Session session, SessionKey key) {
    return exposed(session, key);
  }

  /** Speaks through this manager, and remembers the request it is spoken to in. */
  private Session exposed(Session session, Object source) {
    SessionKey key =
        WebUtils.isHttp(source)
            ? new WebSessionKey(
                session.getId(), WebUtils.getHttpRequest(source), WebUtils.getHttpResponse(source))
            : new DefaultSessionKey(session.getId());
    return new DelegatingSession(this, key);
  }

  @Override
  protected void onStart(Session session, SessionContext context) {
    super.onStart(session, context);
    if (WebUtils.isHttp(context)) {
      WebUtils.getHttpRequest(context).setAttribute(OF_REQUEST, session);
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
