package org.rimborso.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rimborso.fhir.read.LineReader;

/** Finds conflicts in what was scattered. As many keys as fit are looked at in one pass. */
final class ConflictSearch {
  private static final int AT_ONCE = 2_000_000;

  private final List<SpillFile> spills;
  private final Lots lots;
  private final KeyTable contested = new KeyTable(0);

  ConflictSearch(List<SpillFile> spills, Lots lots) {
    this.spills = spills;
    this.lots = lots;
  }

  Conflicts settle(LineReader reader) throws IOException {
    find();
    return contested.size() == 0 ? Conflicts.NONE : Conflicts.among(contested, versions(), reader);
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

  /** They are few. */
  private List<Spilled> versions() throws IOException {
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
    return versions;
  }
}
