package org.rimborso.codebooks.publisher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Book;
import org.rimborso.codebooks.publisher.Intake.EditionName;
import org.rimborso.ehr.Origin;
import org.rimborso.ehr.Outbound;

/** Set-up of tests that run updates from a publisher's site; the intake is a list. */
abstract class OverPublisherSite {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  static final EditionName FY2027 = new EditionName(Book.ICD10CM, "FY2027");

  @TempDir Path folder;
  final PublisherSite site = new PublisherSite();
  final byte[] file = new byte[300_000];
  final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  final List<Duration> pauses = new ArrayList<>();
  final FakeIntake intake = new FakeIntake();
  Duration budget = Duration.ofSeconds(60);

  OverPublisherSite() {
    new Random(7).nextBytes(file);
  }

  @AfterEach
  void stop() {
    site.close();
  }

  boolean update(String... templates) throws IOException {
    outcomes.clear();
    UpdateSettings settings =
        new UpdateSettings(
            Set.of(Origin.of(site.origin()).orElseThrow()),
            OptionalInt.empty(),
            budget,
            Map.of(
                Book.ICD10CM,
                List.of(templates).stream()
                    .map(path -> new AddressTemplate(site.origin() + path))
                    .toList()));
    Update update =
        new Update(
            settings,
            folder.resolve("downloads"),
            intake,
            new Outbound(Clock.systemUTC()),
            pauses::add);
    return update.run(
        update.plan(Set.of(), TODAY),
        TODAY,
        new Update.Listener() {
          @Override
          public Progress asking(Update.Planned planned) {
            return Progress.SILENT;
          }

          @Override
          public void done(Update.Planned planned, Outcome outcome) {
            outcomes.put(planned.address().uri().getPath(), outcome);
          }
        });
  }
}
