package org.rimborso.desk;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.rimborso.access.Admitted;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.sweep.health.Health;
import org.rimborso.sweep.health.Measure;
import org.rimborso.sweep.health.Target;

/** How the facility of a launch stands financially, by its last sweep. */
public interface HealthBook {

  /**
   * How it stands.
   *
   * @param months the last twelve that were swept, with this one; each as of its last sweep
   * @param targets of every measure
   */
  record Standing(
      Health health,
      Instant takenAt,
      NavigableMap<YearMonth, Health> months,
      Map<Measure, Target> targets) {
    public Standing {
      months = Collections.unmodifiableNavigableMap(new TreeMap<>(months));
      targets = Map.copyOf(targets);
    }
  }

  /**
   * An account or visit behind a figure.
   *
   * @param visits what it is about, with nothing but their places
   * @param weight what is at stake, in the figure's own terms
   */
  record Behind(
      Reference patient,
      Reference about,
      List<Encounter> visits,
      BigDecimal weight,
      Optional<LocalDate> day) {
    public Behind {
      visits = List.copyOf(visits);
    }
  }

  /** The figures; empty before the first sweep. */
  Optional<Standing> standing(Admitted visitor);

  /** Those behind a figure that the visitor sees, those with most at stake first. */
  List<Behind> behind(Admitted visitor, Measure measure, Predicate<Behind> seen);
}
