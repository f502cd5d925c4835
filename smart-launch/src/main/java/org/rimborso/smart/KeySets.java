package org.rimborso.smart;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Call;
import org.rimborso.ehr.Door;
import org.rimborso.ehr.Reply.Received;

/**
 * The signing keys of others, fetched through our own door and kept for an hour. A key that is not
 * among them leads to one new fetch, at most every thirty seconds.
 */
final class KeySets {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration FETCH = Duration.ofSeconds(15);
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

  private final Map<String, JWKSource<SecurityContext>> sources = new ConcurrentHashMap<>();

  /**
   * The keys at a checked address.
   *
   * @param owner whose keys they are; another owner's at the same address are fetched anew
   * @param door the only way to them
   */
  Optional<JWKSource<SecurityContext>> at(String owner, URI address, Door door) {
    try {
      URL url = address.toURL();
      return Optional.of(
          sources.computeIfAbsent(owner + " " + address, place -> source(url, door)));
    } catch (MalformedURLException e) {
      return Optional.empty();
    }
  }

  private static JWKSource<SecurityContext> source(URL url, Door door) {
    return JWKSourceBuilder.create(url, asked -> fetch(asked, door))
        .cache(KEPT.toMillis(), FETCH.toMillis())
        .refreshAheadCache(false)
        .rateLimited(BETWEEN_FETCHES.toMillis())
        .build();
  }

  private static Resource fetch(URL url, Door door) throws IOException {
    try {
      Call call = Call.get(url.toURI(), "application/json");
      if (door.send(call, Budget.of(FETCH)) instanceof Received r && r.status() == 200) {
        return new Resource(new String(r.body(), StandardCharsets.UTF_8), "application/json");
      }
      throw new IOException("the key set was not answered");
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
