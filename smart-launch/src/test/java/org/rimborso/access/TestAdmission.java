package org.rimborso.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Reference;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;

/** Admits to a launch without a browser, for tests of what stands behind the gate. */
public final class TestAdmission {
  private TestAdmission() {}

  public static Admitted of(Launch launch, Role... roles) {
    return new Admitted(
        launch,
        Set.of(roles),
        "form-key-of-" + launch.id(),
        new SessionLimits.Left(Duration.ofMinutes(15), false));
  }

  /** A launch of Practitioner/p1 on Patient/p1. */
  public static Launch launch(String id, Instant started) {
    return new Launch(
        id,
        "hospital",
        new User(
            "https://ehr.example/fhir",
            "sub-1",
            Reference.parse("Practitioner/p1"),
            "Dr Synthetic"),
        Reference.parse("Patient/p1"),
        Optional.empty(),
        Set.of("launch"),
        true,
        started);
  }
}
