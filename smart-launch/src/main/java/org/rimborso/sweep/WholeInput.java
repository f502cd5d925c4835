package org.rimborso.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.ReferenceIndex;
import org.rimborso.fhir.read.References;

/**
 * Follows references as {@link ReferenceIndex} does, without holding what all resources are called:
 * of absolute references it keeps eight bytes for each resource of the input, made when the first
 * one is met; of conditional ones an index of the types that they name. Safe for many threads.
 */
final class WholeInput {
  /** Of more resources of one type, conditional references are not followed. */
  static final int MOST = 300_000;

  /** Their set would take more memory than a sweep has. */
  private static final long MOST_NAMES = 20_000_000;

  private final List<SourceFile> files;
  private final List<SpillFile> units;
  private final Lots lots;
  private final long names;
  private final Map<String, Optional<ReferenceIndex>> byType = new HashMap<>();
  private volatile @Nullable KeySet known;

  WholeInput(List<SourceFile> files, List<SpillFile> units, Lots lots) {
    this.files = files;
    this.units = List.copyOf(units);
    this.lots = lots;
    names = units.stream().mapToLong(unit -> unit.bytes(lots.names())).sum() / SpillWriter.NAME;
  }

  /**
   * References of this input.
   *
   * @param limits hears each time that one is not followed because there are too many, as a
   *     predicate of the input
   */
  References telling(Consumer<String> limits) {
    return raw -> resolve(raw, limits);
  }

  private Optional<Reference> resolve(String raw, Consumer<String> limits) {
    Optional<Reference> relative = References.relative(raw);
    if (relative.isPresent()) {
      return relative;
    }
    int condition = raw.indexOf('?');
    if (condition >= 0) {
      String type = raw.substring(0, condition);
      return Reference.parse(type + "/any").isEmpty()
          ? Optional.empty()
          : index(type, limits).flatMap(index -> index.resolve(raw));
    }
    return References.ending(raw)
        .filter(reference -> isFew(limits) && known().contains(Keys.of(reference)));
  }

  private boolean isFew(Consumer<String> limits) {
    if (names <= MOST_NAMES) {
      return true;
    }
    limits.accept(
        "has more than %,d resources: absolute references are not followed".formatted(MOST_NAMES));
    return false;
  }

  private KeySet known() {
    KeySet set = known;
    return set == null ? read() : set;
  }

  private synchronized KeySet read() {
    KeySet set = known;
    if (set == null) {
      set = named();
      known = set;
    }
    return set;
  }

  private KeySet named() {
    KeySet set = new KeySet(names);
    try {
      for (SpillFile unit : units) {
        unit.names(lots, (self, patient) -> set.add(self));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return set;
  }

  private synchronized Optional<ReferenceIndex> index(String type, Consumer<String> limits) {
    Optional<ReferenceIndex> index = byType.computeIfAbsent(type, this::indexed);
    if (index.isEmpty()) {
      limits.accept(
          "has more than %,d resources of type %s: conditional references to them are not followed"
              .formatted(MOST, type));
    }
    return index;
  }

  /** The input is read once more; what could not be read was told before. */
  private Optional<ReferenceIndex> indexed(String type) {
    ReferenceIndex index = new ReferenceIndex();
    LineReader reader = new LineReader(new ReadOptions(Optional.empty(), References::relative));
    for (SourceFile file : files) {
      try {
        SourceLines.each(
            file,
            json -> {
              if (index.size() <= MOST) {
                reader.index(json, type, index);
              }
            });
      } catch (IOException unreadable) {
        // What was indexed until then serves.
      }
    }
    return index.size() > MOST ? Optional.empty() : Optional.of(index);
  }
}
