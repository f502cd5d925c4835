package org.rimborso.launch;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Keys given as environment variables: {@code server.publicUrl} is {@code
 * RIMBORSO_SERVER_PUBLIC_URL}, {@code ehrs[0].clientId} is {@code RIMBORSO_EHRS_0_CLIENT_ID}. They
 * win over the file.
 */
final class Environment {
  private static final String PREFIX = "RIMBORSO_";
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]+");

  private final Map<String, String> variables;
  private final Set<String> used = new HashSet<>();

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The variable's name for a key's path. */
  static String name(String path) {
    String words = HUMP.matcher(path.replace("]", "")).replaceAll("_");
    return PREFIX + SEPARATORS.matcher(words).replaceAll("_").toUpperCase(Locale.ROOT);
  }

  Optional<String> value(String path) {
    String name = name(path);
    used.add(name);
    return Optional.ofNullable(variables.get(name));
  }

  /** Whether any variable speaks of the section at this path. */
  boolean has(String path) {
    String prefix = name(path) + "_";
    return variables.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** Refuses variables of our sections that no key has asked for: most likely misspelled. */
  void noOthers(Set<String> sections) {
    Set<String> others = new TreeSet<>(variables.keySet());
    others.removeAll(used);
    for (String name : others) {
      if (sections.stream().anyMatch(section -> name.startsWith(name(section) + "_"))) {
        throw new SettingsError("The environment variable " + name + " names no known key.");
      }
    }
  }
}
