package org.rimborso.sandbox.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.rimborso.sandbox.fhir.FhirStore;

/**
 * Loads bundles into the store: every resource under its own id, references rewritten to {@code
 * Type/id}, resources of types that the sandbox does not keep left out and counted.
 */
public final class Loader {

  private static final int LARGEST_TRANSACTION = 200;

  private final FhirStore store;
  private final IntConsumer progress;
  private final ReferenceIndex index;
  private final LoadOrder order;
  private final Map<String, Integer> skipped = new TreeMap<>();
  private int loaded;

  /**
   * @param progress told the number of resources loaded so far after each transaction
   */
  public Loader(FhirStore store, IntConsumer progress) {
    this.store = store;
    this.progress = progress;
    this.index = new ReferenceIndex(store.fhir());
    this.order =
        new LoadOrder(
            LARGEST_TRANSACTION,
            resource ->
                index.references(resource).stream()
                    .map(reference -> reference.getReferenceElement().getValue())
                    .filter(Objects::nonNull)
                    .toList());
  }

  /** Loads one bundle, whatever its type; the bundle's resources are changed by it. */
  public void load(Bundle bundle) {
    bundle.getEntry().removeIf(entry -> !entry.hasResource());
    bundle.getEntry().forEach(index::add);
    Map<String, Resource> kept = new LinkedHashMap<>();
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      Resource resource = entry.getResource();
      if (store.keeps(resource.fhirType()) && resource.hasIdElement()) {
        index.rewrite(resource);
        kept.put(ReferenceIndex.reference(resource), resource);
      } else {
        skipped.merge(resource.fhirType(), 1, Integer::sum);
      }
    }
    for (List<Resource> transaction : order.transactions(List.copyOf(kept.values()))) {
      store.put(transaction.stream());
      loaded += transaction.size();
      progress.accept(loaded);
    }
  }

  /** Resources loaded so far. */
  public int loaded() {
    return loaded;
  }

  /** Resources left out so far, by type. */
  public Map<String, Integer> skipped() {
    return new TreeMap<>(skipped);
  }

  /** References left out so far because nothing loaded answers to them. */
  public int unresolved() {
    return index.unresolved();
  }
}
