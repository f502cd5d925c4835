package org.rimborso.desk;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.CapabilityBook;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.ehr.Outbound;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;

/** Set-up of tests that fetch charts from a scripted EHR. */
abstract class OverScriptedEhr {
  static final Reference PATIENT = new Reference("Patient", "p1");
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  ScriptedEhr ehr;

  @BeforeEach
  void start() throws IOException {
    ehr = new ScriptedEhr();
  }

  @AfterEach
  void stop() {
    ehr.close();
  }

  Fetched fetch() {
    return fetch(source(ehr.base()), "test");
  }

  static Fetched fetch(ChartSource source, String ehr) {
    return source.fetch(
        launch(ehr, Set.of("user/*.rs")), PATIENT, NOW, Budget.of(ChartSource.PAGE_BUDGET));
  }

  static ChartSource source(URI... bases) {
    List<EhrSettings> settings = new ArrayList<>();
    for (URI base : bases) {
      settings.add(settings(settings.isEmpty() ? "test" : "other", base));
    }
    return source(settings);
  }

  static ChartSource source(List<EhrSettings> settings) {
    return new ChartSource(
        new Ehrs(settings, new Outbound(Clock.systemUTC(), time -> {})),
        new CapabilityBook(),
        id -> Optional.of("token"),
        Set.of(),
        () -> Budget.of(ChartSource.PAGE_BUDGET));
  }

  static EhrSettings settings(String id, URI base) {
    return settings(id, base, Optional.empty());
  }

  static EhrSettings settings(String id, URI base, Optional<NotesTarget> notes) {
    return new EhrSettings(
        id,
        base,
        Set.of(),
        "client",
        Optional.empty(),
        false,
        List.of(),
        Map.of(),
        List.of(),
        notes,
        ZoneId.of("UTC"));
  }

  static Launch launch(Set<String> scopes) {
    return launch("test", scopes);
  }

  static Launch launch(String ehr, Set<String> scopes) {
    return new Launch(
        "l1",
        ehr,
        new User("iss", "sub", Optional.empty(), "User"),
        Optional.of(PATIENT),
        Optional.empty(),
        scopes,
        true,
        NOW);
  }
}
