package org.rimborso.launch;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.desk.Teams;

/**
 * How work is shared out.
 *
 * @param departments to which an account may be given instead of to a person, as they are shown;
 *     every team is one
 */
record WorkSettings(List<String> departments, Teams teams) {
  /** Where the site says nothing: people only. */
  static final WorkSettings DEFAULT = new WorkSettings(List.of(), Teams.NONE);

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
    List<Teams.Team> teams = keys.sections("teams").stream().map(WorkSettings::team).toList();
    OptionalInt escalation =
        keys.value("escalation", "days from 1 to 365", WorkSettings::days)
            .map(OptionalInt::of)
            .orElseGet(OptionalInt::empty);
    keys.noOthers();
    if (Set.copyOf(departments).size() < departments.size()) {
      throw SettingsError.at(keys.path("departments"), "names of departments, each once");
    }
    List<String> names = teams.stream().map(Teams.Team::name).toList();
    if (Set.copyOf(names).size() < names.size()) {
      throw SettingsError.at(keys.path("teams"), "names of teams, each once");
    }
    return new WorkSettings(
        Stream.concat(departments.stream(), names.stream()).distinct().toList(),
        new Teams(teams, escalation));
  }

  private static Teams.Team team(Keys keys) {
    String name =
        keys.required("name", "a name of at most " + LONGEST + " characters", WorkSettings::name);
    Set<String> users = FacilitiesSection.users(keys);
    keys.noOthers();
    return new Teams.Team(name, users);
  }

  private static int days(String text) {
    int days = Integer.parseInt(text);
    Values.require(days >= 1 && days <= 365);
    return days;
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
