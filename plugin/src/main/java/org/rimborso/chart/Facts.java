package org.rimborso.chart;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What was found out about one chart, by kind, see {@link Chart#fact}. */
final class Facts {
  private final Map<Class<?>, Fact> byKind = new ConcurrentHashMap<>();

  <T> T of(Class<T> kind, Object source, Chart chart, Function<Chart, T> work) {
    return kind.cast(byKind.computeIfAbsent(kind, unused -> new Fact()).of(source, chart, work));
  }

  /** What was found out of one kind; a second thread that asks meanwhile waits for the first. */
  private static final class Fact {
    private volatile Known known = new Known(new Object(), "");

    private record Known(Object source, Object found) {}

    Object of(Object source, Chart chart, Function<Chart, ?> work) {
      Known last = known;
      return last.source() == source ? last.found() : lookFor(source, chart, work);
    }

    private synchronized Object lookFor(Object source, Chart chart, Function<Chart, ?> work) {
      if (known.source() != source) {
        known = new Known(source, work.apply(chart));
      }
      return known.found();
    }
  }
}
