package org.rimborso.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.LineReader;
import org.rimborso.fhir.read.Surroundings;

/**
 * What all charts share, read whole: providers, which patient records are one person, and what
 * could not be read and names nobody. Not safe for several threads.
 */
public final class SharedRecords {
  /** More of them would be no help to anybody. */
  private static final int LEFT_OUT = 10_000;

  private final LineReader reader;
  private final Consumer<String> limits;
  private final ChartAssembler shared = new ChartAssembler();
  private final List<Settled.LeftOut> everywhere = new ArrayList<>();
  private final Set<List<Limitation>> said = new HashSet<>();

  /**
   * @param limits hears of what goes beyond what can be kept, as sentences
   */
  public SharedRecords(LineReader reader, Consumer<String> limits) {
    this.reader = reader;
    this.limits = limits;
  }

  /** Takes the line of a provider. */
  public void provider(Spilled line) {
    read(line, shared);
  }

  /** Takes the line of a patient record that names others and counts. */
  public void patient(Spilled line) {
    read(
        line,
        item -> {
          if (item.resource().orElse(null) instanceof Patient) {
            shared.accept(item);
          }
        });
  }

  /**
   * Takes a line that has a place of its own; says whether it is one that every chart has to tell
   * of and that none before it said.
   */
  public boolean other(Spilled line) {
    int before = everywhere.size();
    read(line, item -> {});
    return everywhere.size() > before;
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

  /**
   * What charts take from the whole input.
   *
   * @param elsewhere whether a bill is known to be another person's than the answer to it
   */
  public Surroundings surroundings(Predicate<Reference> elsewhere) {
    return shared.surroundings(elsewhere);
  }

  /** By the key of each record that another one stands for: that one's key. */
  public KeyTable joined() {
    Surroundings around = surroundings(bill -> false);
    Set<Reference> joined = around.joined();
    KeyTable persons = new KeyTable(joined.size());
    joined.forEach(one -> persons.put(Keys.of(one), Keys.of(around.person(one))));
    return persons;
  }

  /** What could not be read and names nobody, in the order of the input. */
  public List<Settled.LeftOut> everywhere() {
    return everywhere.stream()
        .sorted(Comparator.comparing(Settled.LeftOut::line, Spilled::inOrder))
        .toList();
  }

  /** What had to be decided, as sentences. */
  public List<String> warnings() {
    return shared.warnings();
  }
}
