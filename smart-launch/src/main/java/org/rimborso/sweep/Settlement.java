package org.rimborso.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.Whose;

/**
 * Between scattering and reviewing: what only the whole input can tell. Lines that lie in another
 * lot than their person's are brought there, those whose patient could not be told are told, and
 * what all charts share is read.
 */
final class Settlement {
  private final List<SourceFile> files;
  private final List<UnitReport.Part> parts;
  private final Lots lots;
  private final Disk disk;
  private final Path folder;
  private final LineReader reader;
  private final List<SpillFile> spills;
  private final SharedRecords shared;

  /**
   * @param folder for what is brought to other lots
   * @param limits hears of what goes beyond what can be settled, as sentences
   */
  Settlement(
      List<SourceFile> files,
      List<UnitReport.Part> parts,
      List<SpillFile> units,
      Lots lots,
      Disk disk,
      Path folder,
      ReadOptions options,
      Consumer<String> limits) {
    this.files = files;
    this.parts = parts;
    this.lots = lots;
    this.disk = disk;
    this.folder = folder;
    spills = new ArrayList<>(units);
    reader = new LineReader(options);
    shared = new SharedRecords(reader, limits);
  }

  /**
   * What came of it.
   *
   * @param warnings what was decided, as sentences
   */
  record Result(Settled settled, LotLines lines, List<String> warnings) {}

  Result settle() throws IOException {
    boolean isMixed = tellOpen();
    Conflicts conflicts = new ConflictSearch(spills, lots).settle(reader);
    readShared(conflicts);
    KeyTable joined = shared.joined();
    Path brought = folder.resolve("brought");
    PaymentLots payments;
    try (SpillWriter out = new SpillWriter(disk, brought, lots, 1)) {
      isMixed |= bring(joined, out);
      payments = new PaymentLots(spills, lots, conflicts, key -> joined.get(key, key), out);
      payments.write(reader);
      isMixed |= spills.stream().anyMatch(spill -> spill.bytes(lots.payments()) > 0);
      out.finish("");
    }
    spills.add(SpillFile.open(brought));
    List<String> warnings = new ArrayList<>(conflicts.warnings());
    warnings.addAll(shared.warnings());
    return new Result(
        new Settled(
            shared.surroundings(payments::isElsewhere),
            conflicts,
            shared.everywhere(),
            BrokenFiles.of(files, parts, this::types)),
        new LotLines(List.copyOf(spills), isMixed),
        warnings);
  }

  /** Lines whose patient is named in a way that only now can be followed. */
  private boolean tellOpen() throws IOException {
    boolean[] any = {false};
    Path told = folder.resolve("told");
    try (SpillWriter out = new SpillWriter(disk, told, lots, 1)) {
      for (SpillFile unit : spills) {
        unit.each(
            lots.open(),
            line -> {
              any[0] = true;
              List<Whose> whose = new ArrayList<>(1);
              reader.whose(line.json(), whose::add);
              for (Whose one : whose) {
                Spilled named = line.of(Keys.of(one.patient()));
                out.add(lots.of(named.patient()), named);
                out.name(named.self(), named.patient());
              }
            });
      }
      out.finish("");
    }
    spills.add(SpillFile.open(told));
    return any[0];
  }

  private void readShared(Conflicts conflicts) throws IOException {
    for (SpillFile spill : spills) {
      spill.each(lots.providers(), shared::provider);
      spill.each(lots.payments(), shared::other);
      spill.each(lots.nobody(), shared::other);
      spill.each(
          lots.joined(),
          line -> {
            if (conflicts.counts(line)) {
              shared.patient(line);
            }
          });
    }
  }

  private boolean bring(KeyTable persons, SpillWriter out) throws IOException {
    SortedSet<Integer> from = new TreeSet<>();
    for (Reference one : shared.surroundings(bill -> false).joined()) {
      int lot = lots.of(Keys.of(one));
      if (lot != lots.of(persons.get(Keys.of(one), Keys.NONE))) {
        from.add(lot);
      }
    }
    for (int lot : from) {
      for (SpillFile spill : spills) {
        spill.each(
            lot,
            line -> {
              int home = lots.of(persons.get(line.patient(), line.patient()));
              if (home != lot) {
                out.add(home, line);
              }
            });
      }
    }
    return !from.isEmpty();
  }

  /** The types of a broken file are counted once more. */
  private List<String> types(int file) {
    Set<String> types = new LinkedHashSet<>();
    try {
      SourceLines.each(
          Origin.DISK,
          files.get(file),
          json ->
              reader.read(
                  json,
                  item ->
                      item.resource()
                          .ifPresent(resource -> types.add(resource.reference().type()))));
    } catch (IOException unreadable) {
      return ChartFiles.TYPES;
    }
    return List.copyOf(types);
  }
}
