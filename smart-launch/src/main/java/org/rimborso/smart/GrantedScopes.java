package org.rimborso.smart;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a launch's granted scopes let us do, in SMART's first syntax ({@code user/Claim.read}) and
 * second ({@code user/Claim.rs}). Scopes that are none of either allow nothing.
 */
public record GrantedScopes(Set<String> scopes) {
  private static final Pattern SCOPE =
      Pattern.compile(
          "(?:patient|user|system)/([A-Z][A-Za-z]+|\\*)\\.(read|write|\\*|[cruds]+)(?:\\?.*)?");

  /** What one may do with resources of a type. The letter is SMART's second syntax's. */
  public enum Act {
    CREATE('c', "write"),
    READ('r', "read"),
    UPDATE('u', "write"),
    SEARCH('s', "read");

    private final char letter;
    private final String word;

    Act(char letter, String word) {
      this.letter = letter;
      this.word = word;
    }
  }

  public GrantedScopes {
    scopes = Set.copyOf(scopes);
  }

  /** Whether some scope allows {@code act} on resources of {@code type}. */
  public boolean allow(String type, Act act) {
    return scopes.stream().anyMatch(scope -> allows(scope, type, act));
  }

  private static boolean allows(String scope, String type, Act act) {
    Matcher parts = SCOPE.matcher(scope);
    if (!parts.matches() || !(parts.group(1).equals("*") || parts.group(1).equals(type))) {
      return false;
    }
    String what = parts.group(2);
    return switch (what) {
      case "*" -> true;
      case "read", "write" -> what.equals(act.word);
      default -> what.indexOf(act.letter) >= 0;
    };
  }
}
