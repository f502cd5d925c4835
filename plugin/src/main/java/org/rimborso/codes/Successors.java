package org.rimborso.codes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** From a code that ended to the code that took its place, where it is one only. */
final class Successors {
  static final Successors NONE = new Successors(new long[0], new long[0]);

  private final long[] ended;
  private final long[] next;

  private Successors(long[] ended, long[] next) {
    this.ended = ended;
    this.next = next;
  }

  /** From rows whose code took the place of their target. */
  static Successors of(CodeRelations conversion) {
    Map<Long, Long> next = new HashMap<>();
    conversion
        .all()
        .forEach(
            row -> {
              long code = PackedCode.pack(row.code());
              long previous = PackedCode.pack(row.target());
              if (code > 0 && previous > 0 && code != previous) {
                next.merge(
                    previous, code, (one, other) -> one.equals(other) ? one : PackedCode.NONE);
              }
            });
    next.values().removeIf(code -> code == PackedCode.NONE);
    Map<Long, Long> sorted = new TreeMap<>(next);
    return new Successors(
        sorted.keySet().stream().mapToLong(Long::longValue).toArray(),
        sorted.values().stream().mapToLong(Long::longValue).toArray());
  }

  Optional<String> of(long code) {
    int at = SortedPairs.lowerBound(ended, code);
    return at < ended.length && ended[at] == code
        ? Optional.of(PackedCode.unpack(next[at]))
        : Optional.empty();
  }

  void write(PartSink out) {
    out.longs(ended);
    out.longs(next);
  }

  static Successors read(PartSource in) {
    long[] ended = in.longs();
    long[] next = in.longs();
    SortedPairs.requireSorted(ended, next);
    return new Successors(ended, next);
  }
}
