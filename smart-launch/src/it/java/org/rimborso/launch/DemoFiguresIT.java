package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.sweep.FiguresInSql;

/** The figures of the demo, as its EHR hands out the charts. */
class DemoFiguresIT {
  private static final List<String> TYPES =
      List.of(
          "Patient", "Encounter", "Condition", "Procedure", "Coverage", "Claim", "ClaimResponse", "ExplanationOfBenefit",
          "Practitioner", "PractitionerRole", "Organization", "Location");

  @TempDir private static Path folder;
  private static Stage stage;

  @BeforeAll
  static void start() {
    stage = Stage.open("figures");
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @Test
  void figures_ofTheDemo_areThoseOfADatabase() throws IOException, SQLException {
    Path fhir = Files.createDirectory(folder.resolve("fhir"));
    for (String type : TYPES) {
      Files.write(
          fhir.resolve(type + ".ndjson"), stage.resources(type + "?_count=1000").stream().map(Object::toString).toList());
    }
    try (FiguresInSql figures = FiguresInSql.of(fhir, LocalDate.now(ZoneId.systemDefault()), folder)) {
      figures.areAlike();
      assertThat(figures.areAlikeByMonth()).isGreaterThan(20);
      figures.areAgedAlike();
      figures.areDeniedAlike();
      figures.areUnbilledAlike();
      figures.haveTheSameMedians();
      assertThat(figures.health().accounts()).isGreaterThan(15);
    }
  }
}
