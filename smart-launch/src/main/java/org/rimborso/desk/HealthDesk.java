package org.rimborso.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Launch;
import org.rimborso.store.HealthRow;
import org.rimborso.store.HealthRows;
import org.rimborso.store.WorkPlaces;
import org.rimborso.sweep.HealthFile;
import org.rimborso.sweep.health.BehindJson;
import org.rimborso.sweep.health.Health;
import org.rimborso.sweep.health.HealthJson;
import org.rimborso.sweep.health.Measure;
import org.rimborso.sweep.health.Target;

/**
 * The part of the desk that tells how the facility stands. Each look asks the gate and stands in
 * the audit trail first. Figures are of the whole facility and name nobody; of the accounts behind
 * them only those are told that the visitor sees.
 */
public final class HealthDesk implements HealthBook {
  private static final int MONTHS = 12;

  private final HealthRows rows;
  private final Map<Measure, Target> targets;
  private final Gate gate;
  private final AuditLog audit;

  /**
   * @param targets of every measure
   */
  public HealthDesk(HealthRows rows, Map<Measure, Target> targets, Gate gate, AuditLog audit) {
    this.rows = rows;
    this.targets = Map.copyOf(targets);
    this.gate = gate;
    this.audit = audit;
  }

  /**
   * Counts the figures over the lines of a sweep and keeps them as those of their month; the sweep
   * asks for it, nobody who is signed in.
   *
   * @param lines as {@link org.rimborso.sweep.HealthLines} writes them
   * @param asOf the day of the sweep
   * @throws IOException if the file cannot be read
   * @throws org.rimborso.store.StoreUnavailable if they could not be kept
   */
  public static Health take(HealthRows rows, String ehr, Path lines, LocalDate asOf, Clock clock)
      throws IOException {
    Health health = HealthFile.read(lines, asOf);
    rows.save(
        new HealthRow(
            ehr,
            YearMonth.from(asOf),
            clock.instant(),
            HealthJson.write(health),
            Optional.of(BehindJson.write(health))));
    return health;
  }

  @Override
  public Optional<Standing> standing(Admitted visitor) {
    gate.require(visitor, Permission.SEE_HEALTH);
    Launch launch = visitor.launch();
    audit.record(Entries.of(launch, AuditEntry.Action.READ, Optional.empty(), List.of(), "health"));
    List<HealthRow> newest = rows.newest(launch.ehr(), MONTHS);
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    NavigableMap<YearMonth, Health> months = new TreeMap<>();
    newest.forEach(row -> months.put(row.month(), read(row)));
    HealthRow last = newest.get(0);
    return Optional.of(new Standing(read(last), last.takenAt(), months, targets));
  }

  private static Health read(HealthRow row) {
    try {
      return HealthJson.read(row.figures());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public List<Behind> behind(Admitted visitor, Measure measure, Predicate<Behind> seen) {
    gate.require(visitor, Permission.SEE_HEALTH);
    Launch launch = visitor.launch();
    List<Behind> all =
        rows.newest(launch.ehr(), 1).stream()
            .flatMap(row -> row.behind().stream())
            .flatMap(text -> BehindJson.read(text, measure).stream())
            .map(HealthDesk::behind)
            .filter(seen)
            .toList();
    audit.record(
        Entries.ofEach(
            launch,
            AuditEntry.Action.READ,
            all,
            Behind::patient,
            Behind::about,
            "health-" + measure.code()));
    return all;
  }

  private static Behind behind(Health.Behind one) {
    Reference patient = one.whose().patient();
    return new Behind(
        patient,
        one.whose().about(),
        WorkPlaces.visits(one.whose().places(), patient),
        one.weight(),
        one.day());
  }
}
