package org.rimborso.desk;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.rimborso.store.NoteRow;
import org.rimborso.store.WorkRow;
import org.rimborso.store.WorkRows;

/**
 * Who works together, and when work is escalated.
 *
 * @param teams in the order of the configuration
 * @param escalation how many days after its follow-up date an account is escalated; empty for never
 */
public record Teams(List<Team> teams, OptionalInt escalation) {
  public static final Teams NONE = new Teams(List.of(), OptionalInt.empty());

  public Teams {
    teams = List.copyOf(teams);
  }

  /**
   * Some people whose accounts are listed together, with those that were given to no one of them.
   *
   * @param name also that of a department to which accounts can be given
   * @param users by {@code fhirUser} or {@code iss|sub}
   */
  public record Team(String name, Set<String> users) {
    public Team {
      users = Set.copyOf(users);
    }
  }

  /** Whose accounts are each team's at an EHR, as {@link WorkRow.Assignee#code} says it. */
  Map<String, Set<String>> assignees(WorkRows work, String ehr) {
    Map<String, Set<NoteRow.Owner>> people =
        work.peopleBehind(
            ehr,
            teams.stream()
                .flatMap(team -> team.users().stream())
                .filter(user -> user.indexOf('|') < 0)
                .collect(Collectors.toSet()));
    Map<String, Set<String>> all = new LinkedHashMap<>();
    for (Team team : teams) {
      Set<String> codes = new LinkedHashSet<>();
      codes.add(new WorkRow.Assignee(Optional.empty(), team.name()).code());
      for (String user : team.users()) {
        owners(user, people)
            .forEach(one -> codes.add(new WorkRow.Assignee(Optional.of(one), "").code()));
      }
      all.put(team.name(), codes);
    }
    return all;
  }

  private static Set<NoteRow.Owner> owners(String user, Map<String, Set<NoteRow.Owner>> people) {
    int bar = user.lastIndexOf('|');
    return bar < 0
        ? people.getOrDefault(user, Set.of())
        : Set.of(new NoteRow.Owner(user.substring(0, bar), user.substring(bar + 1)));
  }
}
