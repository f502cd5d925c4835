package org.rimborso.smart;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.rimborso.store.SigningKeyRows;
import org.rimborso.store.Store;

/**
 * Signs statements of who the app is, wherever its keys are: here where the store is open, else in
 * the process that holds it. The keys stay there.
 */
@FunctionalInterface
public interface Statements {
  /**
   * A statement for one request.
   *
   * @param audience the token endpoint, exactly
   * @param algorithm {@code ES384} or {@code RS384}
   * @return the signed statement; empty if none can be had
   */
  Optional<String> statement(String clientId, URI audience, String algorithm);

  /** Signs with the keys of this store. */
  static Statements of(
      Store store, ClientKeys.Rotation rotation, SecureRandom random, Clock clock) {
    ClientKeys keys =
        new ClientKeys(
            new SigningKeyRows(store), new Sealing(store.sealingKey(), random), rotation, clock);
    ClientProof proof = new ClientProof(keys, random, clock);
    return (client, audience, name) ->
        Optional.of(JWSAlgorithm.parse(name))
            .filter(ClientKeys.ALGORITHMS::contains)
            .map(algorithm -> proof.statement(client, audience, algorithm).serialize());
  }
}
