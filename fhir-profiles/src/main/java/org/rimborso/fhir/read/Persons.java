package org.rimborso.fhir.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.rimborso.chart.Reference;

/** Which patient records are one person: those that Patient.link joins, in whichever direction. */
final class Persons {
  private final Map<Reference, Reference> parents = new HashMap<>();

  void same(Reference one, Reference other) {
    Reference a = of(one);
    Reference b = of(other);
    if (!a.equals(b)) {
      boolean aFirst = a.compareTo(b) < 0;
      parents.put(aFirst ? b : a, aFirst ? a : b);
    }
  }

  /** The records that another one stands for. */
  Set<Reference> others() {
    return Set.copyOf(parents.keySet());
  }

  /** The record that stands for the person: the first of them in order of references. */
  Reference of(Reference patient) {
    Reference at = patient;
    for (Reference up = parents.get(at); up != null; up = parents.get(at)) {
      at = up;
    }
    return at;
  }
}
