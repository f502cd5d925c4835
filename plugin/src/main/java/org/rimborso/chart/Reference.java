package org.rimborso.chart;

import java.util.Optional;

/**
 * A resource by type and id, such as {@code Claim/c1}. What a server sends in other forms
 * (absolute, {@code urn:uuid}, conditional) is resolved by the reader before it gets here.
 */
public record Reference(String type, String id) implements Comparable<Reference> {
  private static final int LONGEST = 64;

  public Reference {
    if (!isType(type) || !isId(id)) {
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
    return isType(type) && isId(id) ? Optional.of(new Reference(type, id)) : Optional.empty();
  }

  /**
   * A capital letter and at least one more; written out, since every reference of a chart comes by.
   */
  private static boolean isType(String text) {
    return text.length() > 1
        && text.length() <= LONGEST
        && text.charAt(0) <= 'Z'
        && text.chars().allMatch(Reference::isLetter);
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.chars()
            .allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.');
  }

  private static boolean isLetter(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
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
