package org.rimborso.chart;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What is not known about a chart, to be asked by type and by resource. Every rule asks, of every
 * bill, and where many lines of an export are broken all its charts have many limitations: so each
 * question is worked out once.
 */
final class Limitations {
  private final List<Limitation> all;
  private final Predicate<Reference> held;
  private final Grouped<Limitation> byResource;
  private final Map<String, Limitation> ofTypes = new HashMap<>();
  private final Map<String, Optional<Limitation>> incomplete = new ConcurrentHashMap<>();

  /**
   * In the order given.
   *
   * @param held whether the chart holds a resource
   */
  Limitations(Collection<Limitation> all, Predicate<Reference> held) {
    this.all = List.copyOf(all);
    this.held = held;
    byResource = new Grouped<>(this.all, Limitation::resource);
    for (Limitation one : this.all) {
      if (one.resource().isEmpty()) {
        ofTypes.putIfAbsent(one.resourceType(), one);
      }
    }
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
    return Optional.ofNullable(ofTypes.get(type));
  }

  /**
   * The first that touches {@code type} as a whole, else the first that touches one resource of it
   * that the chart does not hold.
   */
  Optional<Limitation> incomplete(String type) {
    return all.isEmpty()
        ? Optional.empty()
        : incomplete.computeIfAbsent(type, one -> ofType(one).or(() -> ofOneNotHeld(one)));
  }

  private Optional<Limitation> ofOneNotHeld(String type) {
    return all.stream()
        .filter(one -> one.resourceType().equals(type))
        .filter(one -> one.resource().filter(held.negate()).isPresent())
        .findFirst();
  }
}
