package org.rimborso.spark;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.broadcast.Broadcast;
import org.rimborso.fhir.read.ReferenceIndex;
import org.rimborso.sweep.KeySet;
import org.rimborso.sweep.KnownResources;

/**
 * What the resources of the input are called; a machine asks for the keys only when it meets the
 * first absolute reference.
 *
 * @param known their keys; none where there are too many
 * @param byType of every type that any line names by identifier
 * @param tooMany of these types those that have too many resources
 */
record ClusterResources(
    long count, Broadcast<KeySet> known, Map<String, ReferenceIndex> byType, Set<String> tooMany)
    implements KnownResources, Serializable {

  @Override
  public KeySet keys() {
    return known.value();
  }

  @Override
  public Optional<ReferenceIndex> index(String type) {
    return tooMany.contains(type)
        ? Optional.empty()
        : Optional.of(byType.getOrDefault(type, new ReferenceIndex()));
  }
}
