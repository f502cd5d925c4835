package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rimborso.campaign.Campaign;
import org.rimborso.chart.Reference;
import org.rimborso.store.FixRow;
import org.rimborso.store.FixRow.State;
import org.rimborso.store.FixRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;

/** Whenever the app ends while a correction is written, the record has it once or not at all, and the row says which. */
class KilledFixIT {
  private static final long SEED = 20_261_129;
  private static final int LONGEST_MILLIS = 900;
  private static final int KILLS = Campaign.size(2, 20);

  private static Stage stage;

  @BeforeAll
  static void start() {
    stage = Stage.open("killed-fixes", "", Correcting.charts(KILLS));
    stage.takeFixes("sandbox");
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  /** What one correction came to. */
  private record Outcome(Correcting clinician, JsonNode before, String page) {}

  /** At every second kill the EHR stands still before; every third form is sent again afterwards, as a browser offers it. */
  @Test
  void correction_whileTheAppIsKilledAnywhere_standsOnceOrNotAtAll() throws IOException {
    Random random = new Random(SEED);
    Killing killing = new Killing(stage);
    List<Correcting> clinicians = new ArrayList<>();
    int amid = 0;
    for (int i = 0; i < KILLS; i++) {
      Correcting clinician = new Correcting(stage, i);
      clinicians.add(clinician);
      clinician.choose();
      boolean answered = killing.amid(clinician::write, early(random), i % 2 == 1);
      amid += answered ? 0 : 1;
      if (!answered && i % 3 == 2) {
        clinician.write();
      }
      Campaign.reached(i + 1, KILLS);
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Correcting clinician : clinicians) {
      outcomes.add(new Outcome(clinician, original(clinician.patient()), clinician.ended()));
    }
    stage.appProcess().close();
    Path store = stage.config().resolveSibling("store");
    try (Store opened = Store.open(StoreSettings.h2(store.resolve("rimborso"), store.resolve("key")))) {
      judge(outcomes, amid, new FixRows(opened));
    }
  }

  /** Early moments are the likelier ones: late ones find that all is written. */
  private static int early(Random random) {
    return random.nextInt(1 + random.nextInt(LONGEST_MILLIS));
  }

  private static JsonNode original(String patient) {
    return stage.fhir("Condition/" + patient + "-diagnosis/_history/1");
  }

  private static void judge(List<Outcome> outcomes, int amid, FixRows rows) {
    int written = 0;
    int told = 0;
    List<String> wrong = new ArrayList<>();
    for (Outcome one : outcomes) {
      JsonNode held = one.clinician().held();
      boolean changed = !held.path("code").equals(one.before().path("code"));
      written += changed ? 1 : 0;
      told += one.clinician().attributed().size();
      if (!held.at("/meta/versionId").asText().equals(changed ? "2" : "1") || !held.equals(wanted(one.before(), held, changed))) {
        wrong.add(one.clinician().patient() + " half: " + held);
      }
      wrong.addAll(againstRow(one, rows, changed));
      wrong.addAll(againstProvenances(one, changed));
    }
    String figures =
        "%d kills at random points of writing a correction, %d of them before it was answered: %d written, %d not, %d told to the EHR: %d half, doubled, or with a row that says otherwise"
            .formatted(outcomes.size(), amid, written, outcomes.size() - written, told, wrong.size());
    Campaign.tell("fix-kills", figures);
    assertThat(wrong).as("seed %d: %s", SEED, figures).isEmpty();
  }

  /** The record as it is to be: as it was, or with the code in its place. */
  private static JsonNode wanted(JsonNode before, JsonNode held, boolean changed) {
    ObjectNode wanted = before.deepCopy();
    wanted.set("meta", held.path("meta"));
    if (changed) {
      ObjectNode coding = (ObjectNode) wanted.at("/code/coding/0");
      coding.put("code", Correcting.NEW);
      Optional.of(held.at("/code/coding/0/display")).filter(JsonNode::isTextual).ifPresent(name -> coding.set("display", name));
    }
    return wanted;
  }

  private static List<String> againstRow(Outcome one, FixRows rows, boolean changed) {
    String patient = one.clinician().patient();
    List<FixRow> all = rows.ofPatient("sandbox", new Reference("Patient", patient));
    List<String> wrong = new ArrayList<>();
    boolean says = all.stream().anyMatch(row -> row.ending().state() == State.WRITTEN);
    if (all.size() > 1 || all.stream().anyMatch(FixRow::isOpen) || says != changed) {
      wrong.add(patient + " has rows " + all + " and " + (changed ? "is" : "is not") + " written");
    }
    String said = changed ? "E11 → E11.9 in " : all.isEmpty() ? "/fix/preview\"" : "Nothing was written";
    if (!one.page().contains(said)) {
      wrong.add(patient + " has a page without " + said);
    }
    return wrong;
  }

  private static List<String> againstProvenances(Outcome one, boolean changed) {
    List<String> told = one.clinician().attributed();
    boolean once = new HashSet<>(told).size() == told.size();
    boolean fits = told.stream().allMatch(version -> changed && version.endsWith("/_history/2"));
    return once && fits ? List.of() : List.of(one.clinician().patient() + " has Provenances of " + told);
  }
}
