package org.rimborso.launch;

import java.net.URI;
import java.time.Clock;
import org.rimborso.cds.CdsRoom;
import org.rimborso.cds.CdsServices;
import org.rimborso.codebooks.ChartReview;
import org.rimborso.desk.ChartSource;
import org.rimborso.desk.ConsultDesk;
import org.rimborso.desk.DismissalLedger;
import org.rimborso.smart.CallerTokens;
import org.rimborso.store.CardRows;
import org.rimborso.store.DismissalRows;
import org.rimborso.store.Store;

/** CDS Hooks, built over the rooms below. */
final class HookRoom {
  private HookRoom() {}

  static CdsServices services(
      Settings settings,
      URI publicUrl,
      CallerTokens callers,
      ChartSource source,
      ChartReview reviews,
      Store store,
      AuditRoom trail,
      WatchRoom watch,
      Clock clock) {
    DismissalLedger dismissed = new DismissalLedger(new DismissalRows(store));
    return new CdsRoom(
            publicUrl,
            settings.cds(),
            callers,
            settings::ehr,
            new ConsultDesk(source, reviews, trail.log(), clock),
            new CardRows(store),
            trail.log(),
            trail.unsigned(),
            watch::hooked,
            clock)
        .services((ehr, patient, chart) -> dismissed.of(ehr, patient, chart)::isDismissed);
  }
}
