package org.rimborso.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.LineReader;

/**
 * Finds resources that come several times and not for the same patient each time, and which of them
 * counts: within one lot the chart's assembler sees to that, across lots nobody would. Payments,
 * which are parted among patients, and patient records that name others count as such too. As many
 * keys as fit are looked at in one pass over the names.
 */
final class Conflicts {
  private static final int AT_ONCE = 2_000_000;

  private final List<SpillFile> spills;
  private final Lots lots;
  private final KeyTable contested = new KeyTable(0);
  private final KeyTable texts = new KeyTable(0);
  private final KeyTable owners = new KeyTable(0);
  private final ChartAssembler judge = new ChartAssembler();

  private Conflicts(List<SpillFile> spills, Lots lots) {
    this.spills = spills;
    this.lots = lots;
  }

  static Conflicts in(List<SpillFile> spills, Lots lots, LineReader reader) throws IOException {
    Conflicts conflicts = new Conflicts(spills, lots);
    conflicts.find();
    if (conflicts.contested.size() > 0) {
      conflicts.settle(reader);
    }
    return conflicts;
  }

  /** Whether this version of a resource counts, as far as other patients are concerned. */
  boolean counts(Spilled line) {
    return !contested.contains(line.self()) || texts.get(line.self(), 0) == Keys.of(line.json());
  }

  /** Whose the version is that counts; {@code otherwise} of a resource that nobody contests. */
  long owner(long self, long otherwise) {
    return owners.get(self, otherwise);
  }

  List<String> warnings() {
    return judge.warnings();
  }

  private void find() throws IOException {
    KeyTable joined = new KeyTable(0);
    long names = 0;
    for (SpillFile spill : spills) {
      spill.each(lots.joined(), line -> joined.put(line.self(), 1));
      names += spill.bytes(lots.names()) / SpillWriter.NAME;
    }
    long passes = names / AT_ONCE + 1;
    for (long pass = 0; pass < passes; pass++) {
      find(pass, passes, new KeyTable(names / passes), joined);
    }
  }

  private void find(long pass, long passes, KeyTable seen, KeyTable joined) throws IOException {
    for (SpillFile spill : spills) {
      spill.names(
          lots,
          (self, patient) -> {
            if (self == Keys.NONE
                || Long.remainderUnsigned(self, passes) != pass
                || patient == Keys.OPEN
                || patient == Keys.PASSED_OVER
                || patient == Keys.PROVIDER) {
              return;
            }
            if (seen.contains(self)
                && (seen.get(self, 0) != patient
                    || patient == Keys.PAYMENT
                    || joined.contains(self))) {
              contested.put(self, 1);
            }
            seen.put(self, patient);
          });
    }
  }

  /** The versions are few: they are read here, in order of the input. */
  private void settle(LineReader reader) throws IOException {
    SortedSet<Integer> where = new TreeSet<>();
    for (SpillFile spill : spills) {
      spill.names(
          lots,
          (self, patient) -> {
            if (patient != Keys.PASSED_OVER && contested.contains(self)) {
              where.add(lots.of(patient));
            }
          });
    }
    List<Spilled> versions = new ArrayList<>();
    where.remove(lots.open());
    for (int lot : where) {
      for (SpillFile spill : spills) {
        spill.each(
            lot,
            line -> {
              if (contested.contains(line.self())) {
                versions.add(line);
              }
            });
      }
    }
    versions.sort(Spilled::inOrder);
    judge(versions, reader);
  }

  /** A version as it was read. */
  private record Version(Spilled line, Item item) {}

  private void judge(List<Spilled> lines, LineReader reader) {
    Map<Reference, List<Version>> all = new HashMap<>();
    for (Spilled line : lines) {
      reader.read(
          line.json(),
          item ->
              item.resource()
                  .map(Resource::reference)
                  .ifPresent(
                      reference -> {
                        judge.accept(item);
                        all.computeIfAbsent(reference, key -> new ArrayList<>())
                            .add(new Version(line, item));
                      }));
    }
    judge.counting().forEach(item -> keep(item, all));
  }

  @SuppressWarnings("ReferenceEquality") // The very item that counts, not one that says the same.
  private void keep(Item counting, Map<Reference, List<Version>> all) {
    Reference reference = counting.resource().orElseThrow().reference();
    for (Version version : all.getOrDefault(reference, List.of())) {
      if (version.item() == counting) {
        texts.put(version.line().self(), Keys.of(version.line().json()));
        owners.put(version.line().self(), version.line().patient());
      }
    }
  }
}
