package org.rimborso.sandbox.oauth;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SMART clinical scope such as {@code user/Claim.rs} or, in the older form, {@code
 * patient/Claim.read}.
 *
 * @param level {@code user}, {@code patient} or {@code system}
 * @param type a resource type or {@code *}
 * @param actions what it permits
 */
public record SmartScope(String level, String type, Set<Action> actions) {

  /** What a scope can permit on a resource type. */
  public enum Action {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    SEARCH
  }

  private static final Pattern V2 =
      Pattern.compile("(user|patient|system)/(\\*|[A-Z]\\w*)\\.(c?r?u?d?s?)");
  private static final Pattern V1 =
      Pattern.compile("(user|patient|system)/(\\*|[A-Z]\\w*)\\.(read|write|\\*)");

  private static final String LETTERS = "cruds";

  public SmartScope {
    actions = Set.copyOf(actions);
  }

  /** The scope that a token of a scope list stands for; empty for scopes of other kinds. */
  public static Optional<SmartScope> parse(String text) {
    Matcher v2 = V2.matcher(text);
    if (v2.matches() && !v2.group(3).isEmpty()) {
      return Optional.of(new SmartScope(v2.group(1), v2.group(2), byLetters(v2.group(3))));
    }
    Matcher v1 = V1.matcher(text);
    return v1.matches()
        ? Optional.of(new SmartScope(v1.group(1), v1.group(2), byWord(v1.group(3))))
        : Optional.empty();
  }

  private static Set<Action> byLetters(String letters) {
    Set<Action> actions = EnumSet.noneOf(Action.class);
    letters.chars().forEach(letter -> actions.add(Action.values()[LETTERS.indexOf(letter)]));
    return actions;
  }

  private static Set<Action> byWord(String word) {
    return switch (word) {
      case "read" -> EnumSet.of(Action.READ, Action.SEARCH);
      case "write" -> EnumSet.of(Action.CREATE, Action.UPDATE, Action.DELETE);
      default -> EnumSet.allOf(Action.class);
    };
  }

  /** Whether this scope speaks about resources of that type. */
  public boolean covers(String resourceType) {
    return type.equals("*") || type.equals(resourceType);
  }

  /** Whether this scope is bound to the patient of the launch. */
  public boolean patientOnly() {
    return level.equals("patient");
  }

  /** Whether it is a program's, with no user there. */
  public boolean ofSystem() {
    return level.equals("system");
  }

  /** Whether it permits more than reading and searching. */
  public boolean writes() {
    return actions.contains(Action.CREATE)
        || actions.contains(Action.UPDATE)
        || actions.contains(Action.DELETE);
  }

  /** What is left of this scope, in the newer form, where nothing can be written. */
  Optional<String> readPart() {
    String letters =
        (actions.contains(Action.READ) ? "r" : "") + (actions.contains(Action.SEARCH) ? "s" : "");
    return letters.isEmpty() ? Optional.empty() : Optional.of(level + "/" + type + "." + letters);
  }
}
