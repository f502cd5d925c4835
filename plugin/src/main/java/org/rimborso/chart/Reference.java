package org.rimborso.chart;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A resource by type and id, such as {@code Claim/c1}. What a server sends in other forms
 * (absolute, {@code urn:uuid}, conditional) is resolved by the reader before it gets here.
 */
public record Reference(String type, String id) implements Comparable<Reference> {
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  public Reference {
    if (!TYPE.matcher(type).matches() || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not a resource type and id");
    }
  }

  /** The reference that {@code text} spells as {@code Type/id}, or empty for any other form. */
  public static Optional<Reference> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash != text.lastIndexOf('/')) {
      return Optional.empty();
    }
    String type = text.substring(0, slash);
    String id = text.substring(slash + 1);
    return TYPE.matcher(type).matches() && ID.matcher(id).matches()
        ? Optional.of(new Reference(type, id))
        : Optional.empty();
  }

  @Override
  public int compareTo(Reference other) {
    int byType = type.compareTo(other.type);
    return byType != 0 ? byType : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return type + "/" + id;
  }
}
