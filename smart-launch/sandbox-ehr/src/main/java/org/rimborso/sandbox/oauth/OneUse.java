package org.rimborso.sandbox.oauth;

import com.nimbusds.oauth2.sdk.id.Identifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Values kept for a short time under an unguessable key. {@link #take} hands a value out once: of
 * two callers with the same key one gets it. {@link #peek} leaves it in place.
 */
final class OneUse<V> {

  private record Kept<V>(V value, Instant until) {}

  private final Map<String, Kept<V>> kept = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Duration life;

  OneUse(Clock clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  /** Keeps the value and returns its key, 256 random bits. */
  String keep(V value) {
    Instant now = clock.instant();
    kept.values().removeIf(old -> !now.isBefore(old.until()));
    String key = new Identifier().getValue();
    kept.put(key, new Kept<>(value, now.plus(life)));
    return key;
  }

  Optional<V> take(String key) {
    return alive(Optional.ofNullable(kept.remove(key)));
  }

  Optional<V> peek(String key) {
    return alive(Optional.ofNullable(kept.get(key)));
  }

  /** Drops every value that fits. */
  void drop(Predicate<V> unwanted) {
    kept.values().removeIf(old -> unwanted.test(old.value()));
  }

  /** How many values fit and live. */
  int count(Predicate<V> wanted) {
    Instant now = clock.instant();
    return (int)
        kept.values().stream()
            .filter(one -> now.isBefore(one.until()) && wanted.test(one.value()))
            .count();
  }

  private Optional<V> alive(Optional<Kept<V>> found) {
    return found.filter(k -> clock.instant().isBefore(k.until())).map(Kept::value);
  }
}
