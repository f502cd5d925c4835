package org.rimborso.payer;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By what a payer is recognised. One of them is enough; an identifier goes before a name, a name
 * before a type.
 *
 * @param identifiers {@code system|value}, a value alone, or a reference such as {@code
 *     Organization/o1}
 * @param names whole names; letters count alike, large or small, and blanks as one
 * @param types of coverage: {@code system|code}, or a code alone
 */
public record PayerMatch(Set<String> identifiers, Set<String> names, Set<String> types) {
  public PayerMatch {
    identifiers = Set.copyOf(identifiers);
    names = names.stream().map(PayerMatch::plain).collect(Collectors.toUnmodifiableSet());
    types = Set.copyOf(types);
  }

  /** Recognises nobody. */
  static final PayerMatch NOBODY = new PayerMatch(Set.of(), Set.of(), Set.of());

  boolean byIdentifier(PayerTraits payer) {
    return any(identifiers, payer.identifiers());
  }

  boolean byName(PayerTraits payer) {
    return payer.names().stream().anyMatch(names::contains);
  }

  boolean byType(PayerTraits payer) {
    return any(types, payer.types());
  }

  /** Whether one of {@code told} is wanted, with its system or without. */
  private static boolean any(Set<String> wanted, Set<String> told) {
    return told.stream()
        .anyMatch(
            one ->
                wanted.contains(one) || wanted.contains(one.substring(one.lastIndexOf('|') + 1)));
  }

  /** A name for comparing. */
  static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
