package org.rimborso.sweep;

import java.util.Optional;
import java.util.function.Consumer;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.ReferenceIndex;
import org.rimborso.fhir.read.References;

/**
 * Follows references as {@link ReferenceIndex} does, without holding what all resources are called:
 * of absolute references it asks for eight bytes for each resource of the input, of conditional
 * ones for an index of the types that they name. Safe for many threads.
 */
public final class WholeInput {
  /** Of more resources of one type, conditional references are not followed. */
  public static final int MOST = 300_000;

  /** Their set would take more memory than a sweep has. */
  public static final long MOST_NAMES = 20_000_000;

  private final KnownResources resources;

  public WholeInput(KnownResources resources) {
    this.resources = resources;
  }

  /**
   * References of this input.
   *
   * @param limits hears each time that one is not followed because there are too many, as a
   *     predicate of the input
   */
  public References telling(Consumer<String> limits) {
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
        .filter(reference -> isFew(limits) && resources.keys().contains(Keys.of(reference)));
  }

  private boolean isFew(Consumer<String> limits) {
    if (resources.count() <= MOST_NAMES) {
      return true;
    }
    limits.accept(
        "has more than %,d resources: absolute references are not followed".formatted(MOST_NAMES));
    return false;
  }

  private Optional<ReferenceIndex> index(String type, Consumer<String> limits) {
    Optional<ReferenceIndex> index = resources.index(type);
    if (index.isEmpty()) {
      limits.accept(
          "has more than %,d resources of type %s: conditional references to them are not followed"
              .formatted(MOST, type));
    }
    return index;
  }
}
