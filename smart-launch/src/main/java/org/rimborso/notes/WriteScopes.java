package org.rimborso.notes;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether granted SMART scopes, of version 1 or 2, let a note be written and read back. */
final class WriteScopes {
  private static final Pattern SCOPE =
      Pattern.compile("(?:patient|user)/(?:ClaimResponse|\\*)\\.(read|write|\\*|c?r?u?d?s?)");

  private WriteScopes() {}

  /** A scope narrowed by a query does not count: it may leave our records out. */
  static boolean suffice(Set<String> granted) {
    Set<Character> may = new HashSet<>();
    for (String scope : granted) {
      Matcher matcher = SCOPE.matcher(scope);
      if (matcher.matches()) {
        letters(matcher.group(1)).chars().forEach(letter -> may.add((char) letter));
      }
    }
    return may.containsAll(Set.of('c', 'r', 'u', 's'));
  }

  private static String letters(String permission) {
    return switch (permission) {
      case "read" -> "rs";
      case "write" -> "cud";
      case "*" -> "cruds";
      default -> permission;
    };
  }
}
