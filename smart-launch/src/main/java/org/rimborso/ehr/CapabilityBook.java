package org.rimborso.ehr;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.rimborso.ehr.Reply.Received;

/**
 * What each EHR offers, asked once a day. An EHR that does not answer is asked again at the next
 * need.
 */
public final class CapabilityBook {
  private static final Duration VALID = Duration.ofHours(24);

  private final Cache<String, Capabilities> known;

  public CapabilityBook() {
    this(Ticker.systemTicker());
  }

  CapabilityBook(Ticker ticker) {
    this.known = Caffeine.newBuilder().expireAfterWrite(VALID).ticker(ticker).build();
  }

  /** What {@code ehr} offers: remembered, or asked now without a token. */
  public Capabilities of(Ehr ehr, Budget budget) {
    Capabilities remembered = known.getIfPresent(ehr.id());
    if (remembered != null) {
      return remembered;
    }
    Capabilities asked = ask(ehr, budget);
    if (asked.known()) {
      known.put(ehr.id(), asked);
    }
    return asked;
  }

  /** Asks at the next need. */
  public void forget(Ehr ehr) {
    known.invalidate(ehr.id());
  }

  private static Capabilities ask(Ehr ehr, Budget budget) {
    Capabilities statement =
        body(ehr, "metadata", EhrClient.FHIR_JSON, budget)
            .flatMap(CapabilityReader::read)
            .orElseGet(Capabilities::unknown);
    return statement.with(smart(ehr, budget));
  }

  /** The EHR's SMART configuration as it stands now, unchecked; empty if it cannot be read. */
  public static Optional<SmartConfiguration> smart(Ehr ehr, Budget budget) {
    return body(ehr, ".well-known/smart-configuration", "application/json", budget)
        .flatMap(SmartConfiguration::read);
  }

  private static Optional<byte[]> body(Ehr ehr, String path, String accept, Budget budget) {
    URI address = URI.create(SearchUrl.slashed(ehr.settings().iss()) + path);
    return ehr.fhir().send(Call.get(address, accept), budget) instanceof Received r
            && r.status() == 200
            && r.saysJson()
        ? Optional.of(r.body())
        : Optional.empty();
  }
}
