package org.rimborso.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.Surroundings;
import org.rimborso.fhir.read.Whose;

/**
 * Between scattering and reviewing: what only the whole input can tell. Lines that lie in another
 * lot than their person's are brought there, those whose patient could not be told are told, and
 * what all charts share is read.
 */
final class Settlement {
  /** More of them would be no help to anybody. */
  private static final int LEFT_OUT = 10_000;

  private final List<SourceFile> files;
  private final List<UnitReport.Part> parts;
  private final Lots lots;
  private final Disk disk;
  private final Path folder;
  private final LineReader reader;
  private final Consumer<String> limits;
  private final List<SpillFile> spills;
  private final ChartAssembler shared = new ChartAssembler();
  private final List<Settled.LeftOut> everywhere = new ArrayList<>();
  private final Set<List<Limitation>> said = new HashSet<>();

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
    this.limits = limits;
    spills = new ArrayList<>(units);
    reader = new LineReader(options);
  }

  Settled settle() throws IOException {
    boolean isMixed = tellOpen();
    Conflicts conflicts = Conflicts.in(spills, lots, reader);
    readShared(conflicts);
    Surroundings before = shared.surroundings(bill -> false);
    KeyTable joined = joined(before);
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
    everywhere.sort(Comparator.comparing(Settled.LeftOut::line, Spilled::inOrder));
    List<String> warnings = new ArrayList<>(conflicts.warnings());
    warnings.addAll(shared.warnings());
    return new Settled(
        shared.surroundings(payments::isElsewhere),
        List.copyOf(spills),
        isMixed,
        conflicts,
        List.copyOf(everywhere),
        broken(),
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
      spill.each(lots.providers(), line -> read(line, shared));
      spill.each(lots.payments(), line -> read(line, item -> {}));
      spill.each(lots.nobody(), line -> read(line, item -> {}));
      spill.each(
          lots.joined(),
          line -> {
            if (conflicts.counts(line)) {
              read(
                  line,
                  item -> {
                    if (item.resource().orElse(null) instanceof Patient) {
                      shared.accept(item);
                    }
                  });
            }
          });
    }
  }

  private void read(Spilled line, Consumer<Item> sink) {
    reader.read(
        line.json(),
        item -> {
          if (item.resource().isPresent()) {
            sink.accept(item);
          } else if (item.patient().isEmpty()
              && !item.limitations().isEmpty()
              && said.add(item.limitations())) {
            leaveOut(new Settled.LeftOut(line, item));
          }
        });
  }

  private void leaveOut(Settled.LeftOut one) {
    if (everywhere.size() < LEFT_OUT) {
      everywhere.add(one);
    } else if (everywhere.size() == LEFT_OUT) {
      limits.accept(
          "has more than %,d resources that could not be read and name no patient: not every chart tells of all"
              .formatted(LEFT_OUT));
    }
  }

  /** By the key of each record that another one stands for: that one's key. */
  private static KeyTable joined(Surroundings around) {
    Set<Reference> joined = around.joined();
    KeyTable persons = new KeyTable(joined.size());
    joined.forEach(one -> persons.put(Keys.of(one), Keys.of(around.person(one))));
    return persons;
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

  /**
   * Nobody knows what else a file that was not read whole says of its patients; the types that it
   * has are counted once more.
   */
  private Map<Integer, List<String>> broken() {
    Map<Integer, List<String>> broken = new TreeMap<>();
    for (UnitReport.Part part : parts) {
      if (part.broken()) {
        SourceFile file = files.get(part.file());
        boolean types = !part.cut() && file.form() != SourceFile.Form.DOCUMENT;
        broken.computeIfAbsent(part.file(), one -> types ? types(file) : ChartFiles.TYPES);
        if (!types) {
          broken.put(part.file(), ChartFiles.TYPES);
        }
      }
    }
    return broken;
  }

  private List<String> types(SourceFile file) {
    Set<String> types = new LinkedHashSet<>();
    try {
      SourceLines.each(
          file,
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
