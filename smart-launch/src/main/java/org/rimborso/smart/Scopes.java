package org.rimborso.smart;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.SmartConfiguration;

/**
 * SMART scopes in both spellings: {@code user/Claim.rs} (version 2) and {@code user/Claim.read}
 * (version 1).
 */
public final class Scopes {
  private static final Pattern RESOURCE =
      Pattern.compile("(patient|user|system)/([A-Za-z]+|\\*)\\.(read|write|\\*|c?r?u?d?s?)");
  private static final List<String> ALWAYS = List.of("launch", "openid", "fhirUser");

  /** What one wants to do with a resource type. */
  public enum Action {
    CREATE,
    READ,
    UPDATE,
    DELETE,
    SEARCH;

    private String letter() {
      return name().substring(0, 1).toLowerCase(Locale.ROOT);
    }
  }

  private Scopes() {}

  /** What is asked for: the launch itself, who the user is, and the configured scopes. */
  static Set<String> asked(List<String> configured, SmartConfiguration server) {
    Set<String> asked = new LinkedHashSet<>(ALWAYS);
    asked.addAll(spelled(configured, server));
    return asked;
  }

  /** These scopes in the server's spelling. */
  static Set<String> spelled(List<String> configured, SmartConfiguration server) {
    boolean v2 = server.capabilities().contains("permission-v2");
    Set<String> spelled = new LinkedHashSet<>();
    for (String scope : configured) {
      spelled.addAll(v2 ? List.of(v2(scope)) : v1(scope));
    }
    return spelled;
  }

  /** What is asked of an EHR at a launch from there, with a refresh token where configured. */
  static Set<String> asked(EhrSettings ehr, SmartConfiguration server) {
    Set<String> asked = asked(ehr.scopes(), server);
    ehr.signIn().refreshScope().ifPresent(asked::add);
    return asked;
  }

  /** The same for a launch that begins here: the context is asked for, none was given. */
  static Set<String> standalone(Set<String> asked, List<String> context) {
    Set<String> scopes = new LinkedHashSet<>(context);
    asked.stream().filter(scope -> !scope.equals("launch")).forEach(scopes::add);
    return scopes;
  }

  /** Whether what was granted lets one do {@code action} with {@code type}, for any context. */
  public static boolean permit(Set<String> granted, String type, Action action) {
    return granted.stream()
        .map(RESOURCE::matcher)
        .filter(Matcher::matches)
        .filter(m -> m.group(2).equals(type) || m.group(2).equals("*"))
        .anyMatch(m -> letters(m.group(3)).contains(action.letter()));
  }

  private static String letters(String suffix) {
    return switch (suffix) {
      case "read" -> "rs";
      case "write" -> "cud";
      case "*" -> "cruds";
      default -> suffix;
    };
  }

  /** A scope on resources, taken apart. */
  record Parts(String context, String type, String letters) {
    /** What both permit, in this one's context; empty where that is nothing. */
    Optional<Parts> meet(Parts other) {
      boolean same = type.equals(other.type) || type.equals("*") || other.type.equals("*");
      String common = type.equals("*") ? other.type : type;
      String both = letters.replaceAll("[^" + other.letters + "]", "");
      return same && !both.isEmpty()
          ? Optional.of(new Parts(context, common, both))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return context + "/" + type + "." + letters;
    }
  }

  static Optional<Parts> parts(String scope) {
    Matcher m = RESOURCE.matcher(scope);
    return m.matches() && !letters(m.group(3)).isEmpty()
        ? Optional.of(new Parts(m.group(1), m.group(2), letters(m.group(3))))
        : Optional.empty();
  }

  /** A scope in the spelling of version 2; what is no scope on resources stays as it is. */
  static String v2(String scope) {
    Matcher m = RESOURCE.matcher(scope);
    return m.matches() ? m.group(1) + "/" + m.group(2) + "." + letters(m.group(3)) : scope;
  }

  /** Scopes with a query stay as they are: without it they would be wider. */
  private static List<String> v1(String scope) {
    Matcher m = RESOURCE.matcher(scope);
    if (!m.matches()) {
      return List.of(scope);
    }
    String letters = letters(m.group(3));
    String stem = m.group(1) + "/" + m.group(2);
    boolean reads = letters.contains("r") || letters.contains("s");
    boolean writes = letters.contains("c") || letters.contains("u") || letters.contains("d");
    if (reads && writes) {
      return List.of(stem + ".read", stem + ".write");
    }
    return List.of(stem + (writes ? ".write" : ".read"));
  }
}
