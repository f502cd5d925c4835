package org.rimborso.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rimborso.store.DuplicateRow;
import org.rimborso.store.SigningKeyRows;
import org.rimborso.store.SigningKeyRows.Row;

/**
 * The keys that the app signs with to show who it is ({@code private_key_jwt}), one line of
 * generations for each algorithm. They are kept sealed in the store, so every node has the same.
 *
 * <p>A new key is published for a while before it is used, so that servers which keep our key set
 * know it by then; the key before it stays published until nothing signed by it can still be valid.
 */
public final class ClientKeys {
  /** What SMART lets a client sign with; every server must take at least one of them. */
  static final List<JWSAlgorithm> ALGORITHMS = List.of(JWSAlgorithm.ES384, JWSAlgorithm.RS384);

  /** Far longer than anything we sign is valid. */
  private static final Duration GRACE = Duration.ofHours(1);

  private static final int RSA_BITS = 3072;

  private final SigningKeyRows rows;
  private final Sealing sealing;
  private final Rotation rotation;
  private final Clock clock;

  /**
   * When keys change.
   *
   * @param every how old the newest key gets before the next one is made
   * @param ahead how long a key is published before it is used
   */
  public record Rotation(Duration every, Duration ahead) {
    public Rotation {
      if (ahead.isNegative() || every.compareTo(ahead) <= 0) {
        throw new IllegalArgumentException("a key must be published for less than its whole life");
      }
    }
  }

  ClientKeys(SigningKeyRows rows, Sealing sealing, Rotation rotation, Clock clock) {
    this.rows = rows;
    this.sealing = sealing;
    this.rotation = rotation;
    this.clock = clock;
  }

  /** Makes the first key of each algorithm where there is none yet. */
  void prepare() {
    ALGORITHMS.forEach(this::line);
  }

  /** The private key to sign with now. */
  JWK signer(JWSAlgorithm algorithm) {
    Instant now = clock.instant();
    List<Row> line = line(algorithm);
    Row used = line.get(0);
    for (Row row : line) {
      used = now.isBefore(usedFrom(row)) ? used : row;
    }
    return open(used);
  }

  /** The public halves, as a JSON Web Key Set. */
  public String published() {
    List<JWK> keys = new ArrayList<>();
    for (JWSAlgorithm algorithm : ALGORITHMS) {
      if (!rows.of(algorithm.getName()).isEmpty()) {
        line(algorithm).forEach(row -> keys.add(open(row).toPublicJWK()));
      }
    }
    return new JWKSet(keys).toString(true);
  }

  /** The keys of an algorithm, the oldest first; at least one. Makes and drops what is due. */
  private List<Row> line(JWSAlgorithm algorithm) {
    Instant now = clock.instant();
    List<Row> line = rows.of(algorithm.getName());
    int newest = line.isEmpty() ? -1 : line.get(line.size() - 1).generation();
    if (newest < 0 || !now.isBefore(line.get(line.size() - 1).created().plus(rotation.every()))) {
      add(algorithm, newest + 1, now);
      line = rows.of(algorithm.getName());
    }
    return withoutOld(algorithm, line, now);
  }

  private List<Row> withoutOld(JWSAlgorithm algorithm, List<Row> line, Instant now) {
    int first = 0;
    while (first + 1 < line.size() && usedFrom(line.get(first + 1)).plus(GRACE).isBefore(now)) {
      first++;
    }
    if (first > 0) {
      rows.dropBefore(algorithm.getName(), line.get(first).generation());
    }
    return line.subList(first, line.size());
  }

  /** Nobody can know a key before the first one, so that one is used at once. */
  private Instant usedFrom(Row row) {
    return row.generation() == 0 ? row.created() : row.created().plus(rotation.ahead());
  }

  private void add(JWSAlgorithm algorithm, int generation, Instant now) {
    String text = sealing.seal(fresh(algorithm).toJSONString(), place(algorithm, generation));
    try {
      rows.add(new Row(algorithm.getName(), generation, text, now));
    } catch (DuplicateRow anotherNodeWasFirst) {
      // Its key is as good; ours was never published.
    }
  }

  private static JWK fresh(JWSAlgorithm algorithm) {
    JWKGenerator<? extends JWK> generator =
        algorithm.equals(JWSAlgorithm.ES384)
            ? new ECKeyGenerator(Curve.P_384)
            : new RSAKeyGenerator(RSA_BITS);
    try {
      return generator
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(algorithm)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java cannot make a key for " + algorithm, e);
    }
  }

  private JWK open(Row row) {
    String place = place(JWSAlgorithm.parse(row.algorithm()), row.generation());
    return sealing
        .open(row.sealed(), place)
        .map(ClientKeys::parsed)
        .orElseThrow(() -> new IllegalStateException("a signing key in the store does not open"));
  }

  private static JWK parsed(String json) {
    try {
      return JWK.parse(json);
    } catch (ParseException e) {
      // Without its text: it is a private key.
      throw new IllegalStateException("a signing key in the store is not readable");
    }
  }

  private static String place(JWSAlgorithm algorithm, int generation) {
    return "signing-key " + algorithm.getName() + " " + generation;
  }
}
