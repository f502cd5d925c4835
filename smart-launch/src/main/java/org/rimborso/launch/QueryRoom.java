package org.rimborso.launch;

import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Function;
import org.rimborso.access.Gate;
import org.rimborso.audit.AuditLog;
import org.rimborso.desk.Desk;
import org.rimborso.desk.DraftDesk;
import org.rimborso.desk.QueryDesk;
import org.rimborso.store.QueryRows;
import org.rimborso.store.Store;

/** Where clinicians are asked, built over one store. */
final class QueryRoom {
  private QueryRoom() {}

  static QueryDesk of(
      Desk desk,
      DraftDesk drafts,
      Outboxes outboxes,
      Store store,
      Settings settings,
      Gate gate,
      AuditLog audit,
      Clock clock) {
    Function<String, ZoneId> zones = ehr -> settings.ehr(ehr).orElseThrow().zone();
    return new QueryDesk(
        desk,
        drafts,
        new QueryRows(store),
        outboxes.tasks(),
        settings.queries().due(),
        zones,
        gate,
        audit,
        clock);
  }
}
