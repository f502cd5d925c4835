package org.rimborso.chart;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource by type and id, such as {@code Claim/c1}. What a server sends in other forms
 * (absolute, {@code urn:uuid}, conditional) is resolved by the reader before it gets here.
 */
public final class Reference implements Comparable<Reference>, Serializable {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 64;

  private final String type;
  private final String id;

  /** Kept, for charts are searched by references all the time. */
  private final int hash;

  /**
   * @throws IllegalArgumentException if these are not a resource type and an id
   */
  public Reference(String type, String id) {
    if (!isType(type) || !isId(id)) {
      throw new IllegalArgumentException("not a resource type and id");
    }
    this.type = type;
    this.id = id;
    hash = 31 * id.hashCode() + type.hashCode();
  }

  /** The resource type, such as {@code Claim}. */
  public String type() {
    return type;
  }

  /** The id within its type. */
  public String id() {
    return id;
  }

  /** The reference that {@code text} spells as {@code Type/id}, or empty for any other form. */
  public static Optional<Reference> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash != text.lastIndexOf('/')) {
      return Optional.empty();
    }
    return of(text.substring(0, slash), text.substring(slash + 1));
  }

  /** The reference to the resource of this type and id, or empty where they are none. */
  public static Optional<Reference> of(String type, String id) {
    return isType(type) && isId(id) ? Optional.of(new Reference(type, id)) : Optional.empty();
  }

  /**
   * A capital letter and at least one more; written out, since every reference of a chart comes by.
   */
  private static boolean isType(String text) {
    return text.length() > 1
        && text.length() <= LONGEST
        && text.charAt(0) <= 'Z'
        && areLetters(text);
  }

  private static boolean areLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isLetter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isId(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** Compares the id first: where two differ, it is nearly always by their ids. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Reference reference
            && hash == reference.hash
            && id.equals(reference.id)
            && type.equals(reference.type);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public int compareTo(Reference other) {
    return type.equals(other.type) ? id.compareTo(other.id) : type.compareTo(other.type);
  }

  @Override
  public String toString() {
    return type + "/" + id;
  }
}
