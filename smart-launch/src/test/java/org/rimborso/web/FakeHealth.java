package org.rimborso.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rimborso.access.Admitted;
import org.rimborso.desk.HealthBook;
import org.rimborso.sweep.health.Measure;

/** Figures in memory. */
final class FakeHealth implements HealthBook {
  volatile Optional<Standing> standing = Optional.empty();
  volatile List<Behind> behind = List.of();

  @Override
  public Optional<Standing> standing(Admitted visitor) {
    return standing;
  }

  @Override
  public List<Behind> behind(Admitted visitor, Measure measure, Predicate<Behind> seen) {
    return behind.stream().filter(seen).toList();
  }
}
