package org.rimborso.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Things by the resource that they name, each group in the order given. */
final class Grouped<T> {
  private final Map<Reference, List<T>> groups = new HashMap<>();

  /** Groups {@code all}; what names no resource is in no group. */
  Grouped(Collection<T> all, Function<T, Optional<Reference>> named) {
    for (T one : all) {
      named.apply(one).ifPresent(reference -> add(reference, one));
    }
  }

  private void add(Reference reference, T one) {
    groups.computeIfAbsent(reference, unused -> new ArrayList<>(1)).add(one);
  }

  /** What names {@code reference}; cannot be changed. */
  List<T> of(Reference reference) {
    List<T> group = groups.get(reference);
    return group == null ? List.of() : Collections.unmodifiableList(group);
  }
}
