package org.rimborso.ehr;

import java.net.URI;
import java.util.Optional;
import org.rimborso.ehr.Reply.Received;

/**
 * Reads with one launch's token. A token that the EHR does not take (401) is renewed once and the
 * read is sent once more; what is refused with the new token stays refused. For one thread.
 */
final class RenewedReads {
  private static final int UNAUTHORIZED = 401;

  private final Door door;
  private final Access access;
  private String token;
  private boolean renewed;

  RenewedReads(Door door, Access access, String token) {
    this.door = door;
    this.access = access;
    this.token = token;
  }

  Reply get(URI address, Budget budget) {
    Reply reply = door.send(call(address), budget);
    if (!(reply instanceof Received received) || received.status() != UNAUTHORIZED || renewed) {
      return reply;
    }
    renewed = true;
    Optional<String> fresh = access.renewed(token);
    if (fresh.isEmpty()) {
      return reply;
    }
    token = fresh.get();
    return door.send(call(address), budget);
  }

  private Call call(URI address) {
    return EhrClient.authorized(Call.get(address, EhrClient.FHIR_JSON), token);
  }
}
