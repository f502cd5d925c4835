package org.rimborso.launch;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.rimborso.access.Gate;
import org.rimborso.audit.AuditLog;
import org.rimborso.desk.HealthDesk;
import org.rimborso.store.HealthRows;
import org.rimborso.store.Store;
import org.rimborso.sweep.health.Measure;
import org.rimborso.sweep.health.Target;

/**
 * What {@code health} says.
 *
 * @param targets what is aimed for, of every measure
 */
record HealthSection(Map<Measure, Target> targets) {
  private static final String TARGET = "one of none, below 10, at least 95, 30 to 45";

  HealthSection {
    targets = Map.copyOf(targets);
  }

  /** As it ships. */
  static HealthSection usual() {
    Map<Measure, Target> targets = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      targets.put(measure, measure.usual());
    }
    return new HealthSection(targets);
  }

  /**
   * Reads and checks the section.
   *
   * @throws SettingsError with the key's path and what was expected
   */
  static HealthSection read(Keys keys) {
    Map<Measure, Target> targets = new EnumMap<>(usual().targets());
    Keys said = keys.section("targets");
    for (String name : said.names()) {
      if (Measure.named(name).isEmpty()) {
        throw SettingsError.at(
            said.path(name),
            "one of the figures "
                + Arrays.stream(Measure.values())
                    .map(Measure::code)
                    .collect(Collectors.joining(", ")));
      }
    }
    for (Measure measure : Measure.values()) {
      said.value(measure.code(), TARGET, Target::parse)
          .ifPresent(target -> targets.put(measure, target));
    }
    keys.noOthers();
    return new HealthSection(targets);
  }

  /** The desk that tells how the facility stands. */
  HealthDesk desk(Store store, Gate gate, AuditLog audit) {
    return new HealthDesk(new HealthRows(store), targets, gate, audit);
  }
}
