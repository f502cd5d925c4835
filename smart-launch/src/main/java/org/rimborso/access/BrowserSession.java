package org.rimborso.access;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.apache.shiro.session.mgt.SimpleSession;
import org.jspecify.annotations.Nullable;

/** A Shiro session on our clock, with both limits, holding strings only. */
@SuppressWarnings("JavaUtilDate") // Shiro's sessions speak in Dates.
final class BrowserSession extends SimpleSession {
  private static final long serialVersionUID = 1L;

  private final transient Clock clock;
  private final transient SessionLimits limits;
  private transient long writtenMillis;

  BrowserSession(Clock clock, SessionLimits limits, long startedMillis, long touchedMillis) {
    this.clock = clock;
    this.limits = limits;
    this.writtenMillis = touchedMillis;
    setStartTimestamp(new Date(startedMillis));
    setLastAccessTime(new Date(touchedMillis));
    setTimeout(limits.idle().toMillis());
  }

  @Override
  public synchronized void touch() {
    setLastAccessTime(new Date(clock.millis()));
  }

  @Override
  protected boolean isTimedOut() {
    return !limits.allow(started(), touched(), clock.millis());
  }

  @Override
  public synchronized @Nullable Object getAttribute(Object key) {
    return super.getAttribute(key);
  }

  @Override
  public synchronized void setAttribute(Object key, Object value) {
    super.setAttribute(key, value);
  }

  @Override
  public synchronized @Nullable Object removeAttribute(Object key) {
    return super.removeAttribute(key);
  }

  synchronized Map<String, String> strings() {
    Map<String, String> strings = new TreeMap<>();
    for (Object key : getAttributeKeys()) {
      if (key instanceof String name && getAttribute(key) instanceof String value) {
        strings.put(name, value);
      } else {
        throw new IllegalStateException("a session holds strings only");
      }
    }
    return strings;
  }

  long started() {
    return getStartTimestamp().getTime();
  }

  long touched() {
    return getLastAccessTime().getTime();
  }

  /** The last time of access that is in the store. */
  synchronized long written() {
    return writtenMillis;
  }

  synchronized void writtenUpTo(long millis) {
    writtenMillis = millis;
  }
}
