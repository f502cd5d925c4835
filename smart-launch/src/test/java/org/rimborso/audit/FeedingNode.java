package org.rimborso.audit;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.rimborso.ehr.Outbound;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;

/**
 * A node that does nothing but send the trail, again and again, until it is killed. Arguments:
 * PostgreSQL's URL, user, key file, the repository.
 */
public final class FeedingNode {
  private FeedingNode() {}

  public static void main(String[] arguments) {
    StoreSettings settings =
        new StoreSettings.PostgreSql(
            arguments[0], arguments[1], Optional.empty(), Path.of(arguments[2]));
    try (Store store = Store.open(settings)) {
      AuditFeed feed = feed(store, URI.create(arguments[3]));
      System.out.println("listening");
      for (boolean alive = true; alive; alive = store.answers()) {
        feed.deliver();
      }
    }
  }

  /** A feed of the trail in this store. */
  public static AuditFeed feed(Store store, URI repository) {
    return new AuditFeed(
        store,
        new AuditEvents(new EhrNames(URI.create("https://app.example"), Map.of())),
        new FeedSettings(repository, Optional.empty()),
        new Outbound(Clock.systemUTC(), time -> {}),
        Clock.systemUTC());
  }
}
