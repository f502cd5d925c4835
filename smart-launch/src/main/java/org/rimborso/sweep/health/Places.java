package org.rimborso.sweep.health;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Party;
import org.rimborso.chart.Reference;

/**
 * Departments and places of visits as text: a line for each visit, its reference, then a tab and
 * {@code p} or {@code l} before each department or place.
 */
final class Places {
  private static final int LONGEST = 4000;

  private Places() {}

  /** Empty where not all visits are known, so that only who sees all sees what is about them. */
  static String of(Chart chart, Collection<Reference> visits) {
    List<String> lines = new ArrayList<>();
    for (Reference one : visits.stream().sorted().toList()) {
      Optional<Encounter> visit = chart.find(one, Encounter.class);
      if (visit.isEmpty()) {
        return "";
      }
      lines.add(line(visit.get()));
    }
    String text = String.join("\n", lines);
    return text.length() > LONGEST ? "" : text;
  }

  private static String line(Encounter visit) {
    StringBuilder line = new StringBuilder(visit.reference().toString());
    add(line, "p", visit.serviceProvider());
    visit.locations().forEach(place -> add(line, "l", place));
    return line.toString();
  }

  private static void add(StringBuilder line, String mark, Party party) {
    party.reference().ifPresent(name -> line.append('\t').append(mark).append(name));
    party
        .identifier()
        .filter(name -> name.chars().noneMatch(c -> c < ' '))
        .ifPresent(name -> line.append('\t').append(mark).append(name));
  }
}
