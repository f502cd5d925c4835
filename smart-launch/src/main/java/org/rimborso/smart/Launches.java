package org.rimborso.smart;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rimborso.chart.Reference;
import org.rimborso.store.LaunchRows;
import org.rimborso.store.Store;

/**
 * The completed launches, kept in the store. Finding one proves nothing about who asks: the session
 * must own it.
 */
public final class Launches {
  /** Longer than any session lives. */
  static final Duration KEPT = Duration.ofHours(24);

  private final LaunchRows rows;

  public Launches(Store store) {
    this.rows = new LaunchRows(store);
  }

  void keep(Launch launch) {
    User user = launch.user();
    rows.put(
        new LaunchRows.Row(
            launch.id(),
            launch.ehr(),
            user.issuer(),
            user.subject(),
            user.fhirUser().map(Reference::toString),
            user.name(),
            launch.patient().map(Reference::toString),
            launch.encounter().map(Reference::toString),
            String.join(" ", new TreeSet<>(launch.scopes())),
            launch.needPatientBanner(),
            launch.started()),
        launch.started().minus(KEPT));
  }

  /** The launch with this id; empty when it ended or never was. */
  public Optional<Launch> byId(String id) {
    return rows.find(id).map(Launches::launch);
  }

  /** Ends the launch. */
  public void end(String id) {
    rows.remove(id);
  }

  private static Launch launch(LaunchRows.Row row) {
    User user =
        new User(
            row.issuer(), row.subject(), row.fhirUser().flatMap(Reference::parse), row.userName());
    Set<String> scopes =
        Arrays.stream(row.scopes().split(" ", -1))
            .filter(scope -> !scope.isEmpty())
            .collect(Collectors.toSet());
    return new Launch(
        row.id(),
        row.ehr(),
        user,
        row.patient().flatMap(Reference::parse),
        row.encounter().flatMap(Reference::parse),
        scopes,
        row.needPatientBanner(),
        row.started());
  }
}
