package org.rimborso.sweep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.LineReader;

/**
 * Resources that come several times and not for the same patient each time, and which of them
 * counts: within one lot the chart's assembler sees to that, across lots nobody would. Payments,
 * which are parted among patients, and patient records that name others count as such too.
 */
public final class Conflicts implements Serializable {
  /** Every resource is one patient's. */
  public static final Conflicts NONE = new Conflicts(new KeyTable(0));

  private static final long serialVersionUID = 1L;

  private final KeyTable contested;
  private final KeyTable texts = new KeyTable(0);
  private final KeyTable owners = new KeyTable(0);
  private final List<String> warnings = new ArrayList<>();

  private Conflicts(KeyTable contested) {
    this.contested = contested;
  }

  /**
   * Decides what counts.
   *
   * @param contested keys of the resources
   * @param versions all lines with one of them, in any order
   */
  public static Conflicts among(KeyTable contested, List<Spilled> versions, LineReader reader) {
    Conflicts conflicts = new Conflicts(contested);
    conflicts.judge(versions.stream().sorted(Spilled::inOrder).toList(), reader);
    return conflicts;
  }

  /** Whether this version of a resource counts, as far as other patients are concerned. */
  public boolean counts(Spilled line) {
    return !contested.contains(line.self()) || texts.get(line.self(), 0) == Keys.of(line.json());
  }

  /** Whose the version is that counts; {@code otherwise} of a resource that nobody contests. */
  public long owner(long self, long otherwise) {
    return owners.get(self, otherwise);
  }

  /** What had to be decided without a version to go by, as sentences. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** A version as it was read. */
  private record Version(Spilled line, Item item) {}

  private void judge(List<Spilled> lines, LineReader reader) {
    ChartAssembler judge = new ChartAssembler();
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
    warnings.addAll(judge.warnings());
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
