package org.rimborso.fhir.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.Reference;

/**
 * Resolves each reference of one document once: every line of every claim names the same few
 * resources. Not safe for several threads.
 */
final class RememberedReferences implements References {
  /** A document with more different ones starts anew, so that none fills the memory. */
  private static final int MOST = 10_000;

  private final References inner;
  private final Map<String, Optional<Reference>> known = new HashMap<>();

  RememberedReferences(References inner) {
    this.inner = inner;
  }

  @Override
  public Optional<Reference> resolve(String raw) {
    Optional<Reference> before = known.get(raw);
    if (before != null) {
      return before;
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    Optional<Reference> found = inner.resolve(raw);
    known.put(raw, found);
    return found;
  }
}
