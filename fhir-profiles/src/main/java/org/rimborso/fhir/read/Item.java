package org.rimborso.fhir.read;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/**
 * One resource that was read, with what could not be read of it.
 *
 * @param resource empty where nothing could be made of it; the limitations then say why
 * @param patient whose it is, also where it was left out
 * @param alias the {@code fullUrl} of a resource that has no id of its own
 * @param version {@code meta.versionId}
 * @param updated {@code meta.lastUpdated}
 * @param restricted whether a security label restricts it
 */
public record Item(
    Optional<Resource> resource,
    Optional<Reference> patient,
    Optional<String> alias,
    Optional<String> version,
    Optional<Instant> updated,
    boolean restricted,
    List<Limitation> limitations) {
  public Item {
    limitations = List.copyOf(limitations);
  }

  /** Something that is not known about the chart of {@code patient}, with no resource to it. */
  public static Item unread(Reference patient, List<Limitation> limitations) {
    return new Item(
        Optional.empty(),
        Optional.of(patient),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        limitations);
  }

  /**
   * Whether this is a newer version of the same resource than {@code other}: by version number,
   * else by time; empty where neither tells.
   */
  Optional<Boolean> isNewerThan(Item other) {
    Optional<BigInteger> mine = number(version);
    Optional<BigInteger> theirs = number(other.version);
    if (mine.isPresent() && theirs.isPresent() && !mine.equals(theirs)) {
      return Optional.of(mine.get().compareTo(theirs.get()) > 0);
    }
    if (updated.isPresent() && other.updated.isPresent() && !updated.equals(other.updated)) {
      return Optional.of(updated.get().isAfter(other.updated.get()));
    }
    return Optional.empty();
  }

  private static Optional<BigInteger> number(Optional<String> version) {
    return version.filter(v -> v.matches("\\d{1,64}")).map(BigInteger::new);
  }
}
