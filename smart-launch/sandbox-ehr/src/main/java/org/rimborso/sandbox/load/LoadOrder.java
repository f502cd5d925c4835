package org.rimborso.sandbox.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;

/**
 * Cuts resources into transactions so that whatever a resource refers to is there before it or
 * comes with it. References may run in circles (an encounter names its condition, the condition its
 * encounter): a circle is never cut unless it alone is larger than a transaction.
 */
final class LoadOrder {

  private static final List<String> FIRST =
      List.of("Organization", "Location", "Practitioner", "PractitionerRole", "Patient");

  private final int largest;
  private final Function<Resource, List<String>> targets;

  /**
   * @param largest number of resources in one transaction
   * @param targets {@code Type/id} of everything a resource refers to
   */
  LoadOrder(int largest, Function<Resource, List<String>> targets) {
    this.largest = largest;
    this.targets = targets;
  }

  List<List<Resource>> transactions(List<Resource> resources) {
    Map<String, Resource> pending = new LinkedHashMap<>();
    resources.stream()
        .sorted(Comparator.comparingInt(LoadOrder::rank))
        .forEach(resource -> pending.put(ReferenceIndex.reference(resource), resource));
    List<List<Resource>> transactions = new ArrayList<>();
    List<Resource> current = new ArrayList<>();
    while (!pending.isEmpty()) {
      List<Resource> unit = closure(pending);
      if (!current.isEmpty() && current.size() + unit.size() > largest) {
        transactions.add(current);
        current = new ArrayList<>();
      }
      for (Resource resource : unit) {
        if (current.size() == largest) {
          transactions.add(current);
          current = new ArrayList<>();
        }
        current.add(resource);
      }
    }
    if (!current.isEmpty()) {
      transactions.add(current);
    }
    return transactions;
  }

  /** Takes the first pending resource and all pending ones that it needs, directly or not. */
  private List<Resource> closure(Map<String, Resource> pending) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(pending.keySet().iterator().next()));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (pending.containsKey(next) && seen.add(next)) {
        targets.apply(pending.get(next)).forEach(open::push);
      }
    }
    List<Resource> unit = new ArrayList<>();
    seen.forEach(reference -> unit.add(0, pending.remove(reference)));
    return unit;
  }

  private static int rank(Resource resource) {
    int rank = FIRST.indexOf(resource.fhirType());
    return rank < 0 ? FIRST.size() : rank;
  }
}
