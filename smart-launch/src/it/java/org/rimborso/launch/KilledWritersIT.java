package org.rimborso.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.campaign.Campaign;

/** Whatever happens to the app while people write, each note arrives once and nobody else's changes. */
class KilledWritersIT {
  private static final long SEED = 20_261_129;
  private static final int LONGEST_MILLIS = 700;
  private static final String ALL_ONCE = ": 0 lost, 0 doubled; Provenances: 0 lost, 0 doubled";
  private static Stage stage;

  @BeforeAll
  static void start() {
    stage = Stage.open("writers");
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  /** At every second kill the EHR stands still before, so that what it was just asked is answered to nobody. */
  @ParameterizedTest
  @CsvSource({"full,demo-bianchi", "no-if-match,demo-novak"})
  void note_whileTheAppIsKilledAnywhere_arrivesOnce(String profile, String patient) throws IOException {
    int kills = Campaign.size(2, 100);
    String claim = "Claim/" + patient + "-claim";
    ForeignNotes foreign = new ForeignNotes(stage, claim, patient, "kill-" + profile);
    Writing biller = new Writing(stage, patient, claim, profile);
    biller.open();
    List<String> texts = new ArrayList<>(List.of("Before all kills at " + profile));
    biller.save(texts.get(0));
    biller.await(page -> page.contains("in the record as"));
    foreign.addToOurs();
    List<JsonNode> before = foreign.now();
    Random random = new Random(SEED);
    for (int i = 0; i < kills; i++) {
      texts.add("Written at kill " + i + " at " + profile);
      writeAndKill(biller, texts.get(i + 1), random.nextInt(LONGEST_MILLIS), i % 2 == 1);
      Campaign.reached(i + 1, kills);
    }
    biller.await(page -> !page.contains("being sent"));
    String figures = figures(biller, texts, kills + " kills at random points of writing notes at profile " + profile);
    Campaign.tell("note-kills-" + profile, figures);
    assertThat(figures).as("seed %d", SEED).endsWith(ALL_ONCE);
    assertThat(foreign.now()).as("foreign notes").hasSize(2).isEqualTo(before);
  }

  /** Sends a form amid which the app is killed, and again unless it was answered. */
  private static void writeAndKill(Writing biller, String text, int millis, boolean still) throws IOException {
    Map<String, String> form = biller.filled(text);
    if (!new Killing(stage).amid(() -> biller.send(form).isGood(), millis, still)) {
      assertThat(biller.send(form).isGood()).as("the form sent again").isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"full,demo-castellanos", "no-if-match,demo-weber"})
  void writers_onOneAccountAtOnce_haveOneNoteEach(String profile, String patient) throws IOException {
    int size = Campaign.size(6, 50);
    String claim = "Claim/" + patient + "-claim";
    List<String> texts = new ArrayList<>();
    List<Writing> writers = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      writers.add(new Writing(stage, patient, claim, profile));
      writers.get(i).open();
      texts.add("Writer " + i + " at " + profile);
    }
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Writing writer = writers.get(i);
      String text = texts.get(i);
      all.add(CompletableFuture.runAsync(() -> save(writer, text)));
    }
    all.forEach(CompletableFuture::join);
    writers.get(0).await(page -> !page.contains("being sent"));
    String figures = figures(writers.get(0), texts, size + " writers on one account at profile " + profile);
    Campaign.tell("writers-" + profile, figures);
    assertThat(figures).endsWith(ALL_ONCE);
  }

  private static void save(Writing writer, String text) {
    try {
      assertThat(writer.save(text).isGood()).as("saved").isTrue();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String figures(Writing biller, List<String> texts, String what) {
    List<List<String>> places = texts.stream().map(biller::places).toList();
    long lost = places.stream().filter(List::isEmpty).count();
    long doubled = places.stream().filter(found -> found.size() > 1).count();
    List<String> notes = biller.noteIds();
    List<String> attributed = biller.attributed("ClaimResponse");
    long untold = notes.stream().filter(note -> !attributed.contains(note)).count();
    long twice = attributed.size() - attributed.stream().distinct().count();
    return "%s, %d notes: %d lost, %d doubled; Provenances: %d lost, %d doubled".formatted(what, texts.size(), lost, doubled, untold, twice);
  }
}
