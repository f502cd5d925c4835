package org.rimborso.launch;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Seen;
import org.rimborso.ehr.LoopbackServer.Sent;

/** The app's public keys on their way to the EHR: all that the app publishes, or only those that a test lets through. */
final class PublishedKeys implements AutoCloseable {
  private final LoopbackServer server = new LoopbackServer(this::answer);
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile URI app = server.origin();
  private volatile Optional<Set<String>> shown = Optional.empty();

  /** Where the EHR reads them. */
  URI address() {
    return server.at("/keys.json");
  }

  void of(String origin) {
    app = URI.create(origin + "/.well-known/jwks.json");
  }

  /** The EHR gets to see no others from now on. */
  void only(Set<String> names) {
    shown = Optional.of(names);
  }

  /** The EHR gets to see all. */
  void all() {
    shown = Optional.empty();
  }

  /** Names of the keys that the app publishes now. */
  Set<String> names() {
    return published().getKeys().stream().map(JWK::getKeyID).collect(Collectors.toUnmodifiableSet());
  }

  private JWKSet published() {
    try {
      return JWKSet.parse(http.send(HttpRequest.newBuilder(app).build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  private Sent answer(Seen request) {
    Optional<Set<String>> only = shown;
    return Sent.json(
        200,
        new JWKSet(published().getKeys().stream().filter(key -> only.map(names -> names.contains(key.getKeyID())).orElse(true)).toList())
            .toString());
  }

  @Override
  public void close() {
    server.close();
  }
}
