package org.rimborso.chart;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is not known about a chart, to be asked by type and by resource. */
final class Limitations {
  private final List<Limitation> all;
  private final Grouped<Limitation> byResource;

  Limitations(Collection<Limitation> all) {
    this.all = List.copyOf(all);
    byResource = new Grouped<>(this.all, Limitation::resource);
  }

  /** In the order given. */
  List<Limitation> all() {
    return all;
  }

  /** What touches this one resource. */
  List<Limitation> of(Reference resource) {
    return byResource.of(resource);
  }

  /** The first that touches {@code type} as a whole. */
  Optional<Limitation> ofType(String type) {
    for (Limitation one : all) {
      if (one.resource().isEmpty() && one.resourceType().equals(type)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /**
   * The first that touches {@code type} as a whole, else the first that touches one resource of it
   * that the chart does not hold.
   *
   * @param held whether the chart holds a resource
   */
  Optional<Limitation> incomplete(String type, Predicate<Reference> held) {
    return all.isEmpty() ? Optional.empty() : ofType(type).or(() -> ofOneNotHeld(type, held));
  }

  private Optional<Limitation> ofOneNotHeld(String type, Predicate<Reference> held) {
    return all.stream()
        .filter(one -> one.resourceType().equals(type))
        .filter(one -> one.resource().filter(held.negate()).isPresent())
        .findFirst();
  }
}
