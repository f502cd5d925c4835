package org.rimborso.launch;

import java.util.List;
import java.util.Set;

/**
 * How work is shared out.
 *
 * @param departments to which an account may be given instead of to a person, as they are shown
 */
record WorkSettings(List<String> departments) {
  /** Where the site says nothing: people only. */
  static final WorkSettings DEFAULT = new WorkSettings(List.of());

  private static final int LONGEST = 100;

  WorkSettings {
    departments = List.copyOf(departments);
  }

  /** Reads {@code work}. */
  static WorkSettings read(Keys keys) {
    List<String> departments =
        keys.values(
            "departments",
            "names of departments of at most " + LONGEST + " characters, each once",
            WorkSettings::name);
    keys.noOthers();
    if (Set.copyOf(departments).size() < departments.size()) {
      throw SettingsError.at(keys.path("departments"), "names of departments, each once");
    }
    return new WorkSettings(departments);
  }

  private static String name(String text) {
    String name = text.strip();
    Values.require(
        !name.isEmpty()
            && name.length() <= LONGEST
            && name.chars().noneMatch(Character::isISOControl));
    return name;
  }
}
