package org.rimborso.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.shiro.session.UnknownSessionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;

/** Two nodes on one store know the same of a session at every moment. */
class TwoNodesTest {
  @TempDir private Path folder;
  private Store store;
  private SessionRows one;
  private SessionRows other;

  @BeforeEach
  void open() {
    store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")));
    one = new SessionRows(store, Clock.systemUTC(), SessionLimits.DEFAULT);
    other = new SessionRows(store, Clock.systemUTC(), SessionLimits.DEFAULT);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void session_endedAtOneNode_isOverAtTheOther() {
    BrowserSession session = one.fresh();
    Serializable id = one.create(session);
    assertThat(other.readSession(id).getId()).isEqualTo(id);
    one.delete(session);
    assertThatThrownBy(() -> other.readSession(id)).isInstanceOf(UnknownSessionException.class);
    assertThatThrownBy(() -> one.readSession(id)).isInstanceOf(UnknownSessionException.class);
  }

  @Test
  void session_changedAtOneNode_isSoAtTheOther() {
    Serializable id = one.create(one.fresh());
    BrowserSession here = (BrowserSession) one.readSession(id);
    assertThat(other.readSession(id).getAttribute("launch.l1")).isNull();
    here.setAttribute("launch.l1", "biller");
    one.update(here);
    assertThat(other.readSession(id).getAttribute("launch.l1")).isEqualTo("biller");
  }

  @Test
  void session_endedElsewhereMeanwhile_isNotWrittenBackToLife() {
    Serializable id = one.create(one.fresh());
    BrowserSession late = (BrowserSession) other.readSession(id);
    one.delete(one.readSession(id));
    assertThatThrownBy(() -> other.update(late)).isInstanceOf(UnknownSessionException.class);
    assertThatThrownBy(() -> one.readSession(id)).isInstanceOf(UnknownSessionException.class);
  }
}
