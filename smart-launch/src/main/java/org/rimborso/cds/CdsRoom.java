package org.rimborso.cds;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.rimborso.audit.AuditLog;
import org.rimborso.audit.UnsignedRefusals;
import org.rimborso.desk.ConsultDesk;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.smart.CallerTokens;
import org.rimborso.store.CardRows;

/**
 * This room's neighbours, from which its services are built.
 *
 * @param publicUrl at which callers and browsers reach the app, without a slash at the end
 * @param ehrs the configured EHRs by id
 * @param told hears of each call of a service how it ended
 */
public record CdsRoom(
    URI publicUrl,
    CdsSettings settings,
    CallerTokens callers,
    Function<String, Optional<EhrSettings>> ehrs,
    ConsultDesk desk,
    CardRows cards,
    AuditLog audit,
    UnsignedRefusals unsigned,
    BiConsumer<String, String> told,
    Clock clock) {

  /**
   * The services.
   *
   * @param dismissed what people dismissed on the app's own pages
   */
  public CdsServices services(Quiet dismissed) {
    String app = publicUrl.toString();
    return new CdsServices(
        new Callers(callers, ehrs, audit, unsigned, app),
        new Hooks(desk, cards, new CardShelf(cards).or(dismissed), settings.mutes(), clock),
        new Feedback(cards, audit, clock),
        new CrossOrigin(settings.origins()),
        told,
        app);
  }
}
