package org.rimborso.fhir.read;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was found lately for one key and another. Each key has one place, which the next key that
 * leads there takes over, so that no document can make this large. Not safe for several threads.
 */
final class Remembered<K, V> {
  private static final int PLACES = 512;

  private final @Nullable Object[] keys = new @Nullable Object[PLACES];
  private final @Nullable Object[] values = new @Nullable Object[PLACES];

  /** What {@code find} finds for {@code key}, asked only where it is not remembered. */
  @SuppressWarnings("unchecked") // Only values of find are put in.
  V of(K key, Function<? super K, ? extends V> find) {
    int hash = key.hashCode();
    int place = (hash ^ hash >>> 9 ^ hash >>> 18) & PLACES - 1;
    Object known = values[place];
    if (known != null && key.equals(keys[place])) {
      return (V) known;
    }
    V found = find.apply(key);
    keys[place] = key;
    values[place] = found;
    return found;
  }
}
