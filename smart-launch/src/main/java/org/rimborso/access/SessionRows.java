package org.rimborso.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.shiro.session.Session;
import org.apache.shiro.session.UnknownSessionException;
import org.apache.shiro.session.mgt.eis.SessionDAO;
import org.rimborso.store.Store;

/**
 * Sessions in the store and nowhere else: a restart or a second node knows them, and what one node
 * ended is over at the others with the next request. {@link BrowserSessions} reads one once for
 * each request.
 */
final class SessionRows implements SessionDAO {
  /** A time of access reaches the store at most this often: it is not worth a write a request. */
  private static final long TOUCH_MILLIS = Duration.ofSeconds(10).toMillis();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

  private final Store store;
  private final Clock clock;
  private final SessionLimits limits;

  SessionRows(Store store, Clock clock, SessionLimits limits) {
    this.store = store;
    this.clock = clock;
    this.limits = limits;
  }

  BrowserSession fresh() {
    long now = clock.millis();
    return new BrowserSession(clock, limits, now, now);
  }

  @Override
  public Serializable create(Session session) {
    BrowserSession fresh = (BrowserSession) session;
    String id = Secrets.random();
    fresh.setId(id);
    long tooOld = clock.millis() - limits.absolute().toMillis();
    store.durably(
        handle -> {
          handle.execute("delete from web_session where started_millis < ?", tooOld);
          return handle.execute(
              "insert into web_session (id_hash, started_millis, touched_millis, attributes)"
                  + " values (?, ?, ?, ?)",
              Secrets.sha256(id),
              fresh.started(),
              fresh.touched(),
              json(fresh));
        });
    return id;
  }

  @Override
  public Session readSession(Serializable id) {
    return stored(id).orElseThrow(SessionRows::unknown);
  }

  private Optional<BrowserSession> stored(Serializable id) {
    return store.read(
        handle ->
            handle
                .createQuery(
                    "select started_millis, touched_millis, attributes from web_session"
                        + " where id_hash = ?")
                .bind(0, Secrets.sha256(id.toString()))
                .map(
                    row ->
                        rebuilt(
                            id,
                            row.getColumn("started_millis", Long.class),
                            row.getColumn("touched_millis", Long.class),
                            row.getColumn("attributes", String.class)))
                .findFirst());
  }

  private BrowserSession rebuilt(Serializable id, long started, long touched, String attributes) {
    BrowserSession session = new BrowserSession(clock, limits, started, touched);
    session.setId(id);
    strings(attributes).forEach(session::setAttribute);
    return session;
  }

  /**
   * Shiro calls this after each change. A session that another node ended meanwhile is noticed
   * here, too.
   */
  @Override
  public void update(Session session) {
    BrowserSession changed = (BrowserSession) session;
    if (!changed.isValid()) {
      delete(changed);
      return;
    }
    write(changed);
  }

  /** Called by {@link BrowserSessions} when only the time of access changed. */
  void touched(BrowserSession session) {
    if (session.touched() - session.written() >= TOUCH_MILLIS) {
      write(session);
    }
  }

  private void write(BrowserSession session) {
    long touched = session.touched();
    int rows =
        store.durably(
            handle ->
                handle.execute(
                    "update web_session set touched_millis = ?, attributes = ? where id_hash = ?",
                    touched,
                    json(session),
                    Secrets.sha256(session.getId().toString())));
    if (rows == 0) {
      throw unknown();
    }
    session.writtenUpTo(touched);
  }

  @Override
  public void delete(Session session) {
    end(Secrets.sha256(session.getId().toString()));
  }

  /**
   * A session as it is kept.
   *
   * @param hash of the cookie's value
   */
  record Row(String hash, long started, long touched, Map<String, String> attributes) {}

  /** Every session that is kept, ended ones among them. */
  List<Row> all() {
    return store.read(
        handle ->
            handle
                .createQuery("select * from web_session")
                .map(
                    row ->
                        new Row(
                            row.getColumn("id_hash", String.class),
                            row.getColumn("started_millis", Long.class),
                            row.getColumn("touched_millis", Long.class),
                            strings(row.getColumn("attributes", String.class))))
                .list());
  }

  /** Ends the session of this hash, on every node. */
  void end(String hash) {
    store.durably(handle -> handle.execute("delete from web_session where id_hash = ?", hash));
  }

  /** Nobody walks over all sessions: old rows go when new ones come. */
  @Override
  public Collection<Session> getActiveSessions() {
    return List.of();
  }

  private static UnknownSessionException unknown() {
    return new UnknownSessionException("no such session");
  }

  private static String json(BrowserSession session) {
    try {
      return JSON.writeValueAsString(session.strings());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("strings can be written as JSON", impossible);
    }
  }

  private static Map<String, String> strings(String attributes) {
    try {
      return JSON.readValue(attributes, STRINGS);
    } catch (JsonProcessingException damaged) {
      // The content is left out of the message on purpose, and with it the cause.
      throw new IllegalStateException("a session in the store cannot be read");
    }
  }
}
