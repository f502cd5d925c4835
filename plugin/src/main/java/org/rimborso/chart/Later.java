package org.rimborso.chart;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is worked out when it is first asked for; a second thread that asks meanwhile waits. */
final class Later<T> {
  private final Supplier<T> work;
  private volatile @Nullable T found;

  Later(Supplier<T> work) {
    this.work = work;
  }

  T get() {
    T known = found;
    return known == null ? workOut() : known;
  }

  private synchronized T workOut() {
    T known = found;
    if (known == null) {
      known = work.get();
      found = known;
    }
    return known;
  }
}
