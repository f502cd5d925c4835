package org.rimborso.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.ReferenceIndex;
import org.rimborso.fhir.read.References;

/** What resources are called, from what was scattered and, where identifiers count, the input. */
final class SpilledResources implements KnownResources {
  private final List<SourceFile> files;
  private final List<SpillFile> units;
  private final Lots lots;
  private final long names;
  private final Map<String, Optional<ReferenceIndex>> byType = new HashMap<>();
  private volatile @Nullable KeySet known;

  SpilledResources(List<SourceFile> files, List<SpillFile> units, Lots lots) {
    this.files = files;
    this.units = List.copyOf(units);
    this.lots = lots;
    names = units.stream().mapToLong(unit -> unit.bytes(lots.names())).sum() / SpillWriter.NAME;
  }

  @Override
  public long count() {
    return names;
  }

  @Override
  public KeySet keys() {
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

  @Override
  public synchronized Optional<ReferenceIndex> index(String type) {
    return byType.computeIfAbsent(type, this::indexed);
  }

  /** The input is read once more; what could not be read was told before. */
  private Optional<ReferenceIndex> indexed(String type) {
    ReferenceIndex index = new ReferenceIndex();
    LineReader reader = new LineReader(new ReadOptions(Optional.empty(), References::relative));
    for (SourceFile file : files) {
      try {
        SourceLines.each(
            Origin.DISK,
            file,
            json -> {
              if (index.size() <= WholeInput.MOST) {
                reader.index(json, type, index);
              }
            });
      } catch (IOException unreadable) {
        // What was indexed until then serves.
      }
    }
    return index.size() > WholeInput.MOST ? Optional.empty() : Optional.of(index);
  }
}
