package org.rimborso.corpus.plant;

import java.util.List;
import java.util.stream.Stream;

/** Every kind of defect. */
public final class Plants {
  private Plants() {}

  public static Stream<Plant> all() {
    return Stream.of(
            CodePlants.all(),
            ListPlants.all(),
            DocumentationPlants.all(),
            LinePlants.all(),
            ServicePlants.all(),
            TablePlants.all(),
            RecordPlants.all(),
            ClaimPlants.all(),
            FilingPlants.all(),
            CoveragePlants.all(),
            EncounterPlants.all(),
            EdgePlants.all(),
            CornerPlants.all())
        .flatMap(List::stream);
  }
}
