package org.rimborso.spark;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.sweep.Conflicts;
import org.rimborso.sweep.KeyTable;
import org.rimborso.sweep.Keys;
import org.rimborso.sweep.Settled;
import org.rimborso.sweep.SharedRecords;
import org.rimborso.sweep.Spilled;
import org.rimborso.sweep.WholeInput;

/**
 * What every machine has to know of the whole input, as lines and keys; each machine reads it once.
 */
final class SharedState implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Lines lines;
  private final Conflicts conflicts;
  private final KeyTable elsewhere;
  private final TreeMap<Integer, List<String>> broken;
  private final Broadcast<ClusterResources> resources;
  private final @Nullable ZoneId zone;
  private transient volatile @Nullable Settled settled;

  /**
   * @param elsewhere keys of bills that are another person's than the answer to them
   * @param broken of files that were not read whole, by number: the types they have
   */
  SharedState(
      Lines lines,
      Conflicts conflicts,
      KeyTable elsewhere,
      Map<Integer, List<String>> broken,
      Broadcast<ClusterResources> resources,
      Optional<ZoneId> zone) {
    this.lines = lines;
    this.conflicts = conflicts;
    this.elsewhere = elsewhere;
    this.broken = new TreeMap<>(broken);
    this.resources = resources;
    this.zone = zone.orElse(null);
  }

  /**
   * Lines that are nobody's alone, in the order of the input.
   *
   * @param persons patient records that name others, those that count
   * @param others what could not be read and names nobody
   */
  record Lines(List<Spilled> providers, List<Spilled> persons, List<Spilled> others)
      implements Serializable {
    Lines {
      providers = new ArrayList<>(providers);
      persons = new ArrayList<>(persons);
      others = new ArrayList<>(others);
    }

    /** Reads them. */
    SharedRecords read(LineReader reader, Consumer<String> limits) {
      SharedRecords records = new SharedRecords(reader, limits);
      providers.forEach(records::provider);
      others.forEach(records::other);
      persons.forEach(records::patient);
      return records;
    }
  }

  Optional<ZoneId> zone() {
    return Optional.ofNullable(zone);
  }

  WholeInput references() {
    return new WholeInput(resources.value());
  }

  /** As lots are reviewed by it. */
  Settled settled() {
    Settled made = settled;
    return made == null ? make() : made;
  }

  private synchronized Settled make() {
    Settled made = settled;
    if (made == null) {
      LineReader reader =
          new LineReader(new ReadOptions(zone(), references().telling(limit -> {})));
      SharedRecords records = lines.read(reader, limit -> {});
      made =
          new Settled(
              records.surroundings(bill -> elsewhere.contains(Keys.of(bill))),
              conflicts,
              records.everywhere(),
              broken);
      settled = made;
    }
    return made;
  }
}
