package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.rimborso.campaign.Campaign;

/** Stores of processes that were killed: whole ones open with everything, shortened ones do not. */
class KilledStoreTest extends OverStore {
  private static final long SEED = 20261129;
  private static final int WRITERS = 3;
  private static final int PAGE = 4096;
  private static final String SAVED = "saved ";

  /** Saves notes and names each that is saved, until it is killed: arguments are store and key. */
  static final class Site {
    public static void main(String[] arguments) {
      Store store = Store.open(StoreSettings.h2(Path.of(arguments[0]), Path.of(arguments[1])));
      NoteRows rows = new NoteRows(store);
      ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
      for (int writer = 0; writer < WRITERS; writer++) {
        String prefix = "w" + writer + "-" + System.nanoTime() + "-";
        writers.execute(() -> save(rows, prefix));
      }
    }

    private static void save(NoteRows rows, String prefix) {
      for (int i = 0; i < Integer.MAX_VALUE; i++) {
        rows.insert(note(prefix + i, "Called the payer, number " + i));
        System.out.println(SAVED + prefix + i);
      }
    }
  }

  /** Runs a site until it has saved so many notes, and kills it. */
  private List<String> savedBeforeAKill(int notes) throws IOException, InterruptedException {
    Process site =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Site.class.getName(),
                settings.file().toString(),
                key.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> saved = new ArrayList<>();
    try (var lines = site.inputReader()) {
      String line = lines.readLine();
      while (line != null) {
        if (line.startsWith(SAVED)) {
          saved.add(line.substring(SAVED.length()));
        }
        if (saved.size() == notes) {
          // By its handle: what it has said so far can still be read.
          site.toHandle().destroyForcibly();
        }
        line = lines.readLine();
      }
    }
    site.waitFor();
    return saved;
  }

  /** The mark must never be ahead of the file, or a whole store would be refused. */
  @Test
  void open_afterAKillUnderLoad_hasEverythingAndIsNotTakenForAnOlderOne() throws Exception {
    int kills = Campaign.size(3, 50);
    Random random = new Random(SEED);
    List<String> saved = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      saved.addAll(savedBeforeAKill(1 + random.nextInt(60)));
      try (Store store = Store.open(settings)) {
        assertThat(noteIds(store)).as("kill %d of seed %d", i, SEED).containsAll(saved);
      }
    }
    Campaign.tell(
        "killed-stores",
        "%d kills of a process with %d writers: each store opened with every one of %d notes that were called saved"
            .formatted(kills, WRITERS, saved.size()));
  }

  @Test
  void open_ofAKilledStoreWithoutItsEnd_isRefusedOrLacksNothing() throws Exception {
    List<String> saved = savedBeforeAKill(100);
    byte[] whole = Files.readAllBytes(settings.data());
    byte[] mark = Files.readAllBytes(Path.of(settings.file() + ".mark"));
    int times = Campaign.size(20, 500);
    Random random = new Random(SEED);
    List<String> unnoticed = new ArrayList<>();
    Tally tally = new Tally();
    for (int i = 0; i < times; i++) {
      int length = shortened(whole.length, random);
      StoreSettings.H2File place = new StoreSettings.H2File(folder.resolve("cut-" + i), key);
      Files.write(place.data(), Arrays.copyOf(whole, length));
      Files.write(Path.of(place.file() + ".mark"), mark);
      if (!isRefused(place, saved, tally)) {
        unnoticed.add("cut to %d of %d bytes".formatted(length, whole.length));
      }
      Files.deleteIfExists(place.data());
    }
    assertThat(unnoticed).as("seed %d", SEED).isEmpty();
    assertThat(tally.older).as("opened by H2 as an older store").isPositive();
    Campaign.tell(
        "cut-ends-after-kills",
        "%d stores of a killed process with a cut end: %d refused as damaged, %d as older than their mark, %d whole, 0 opened with less than was saved"
            .formatted(times, tally.damaged, tally.older, tally.whole));
  }

  /**
   * Mostly near the end, where H2 has an older version to go on with; half of them between pages.
   */
  private static int shortened(int length, Random random) {
    int gone = 1 + random.nextInt(random.nextInt(3) == 0 ? length : length / 4);
    return random.nextBoolean() ? length - gone : (length - gone) / PAGE * PAGE;
  }

  private static final class Tally {
    private int damaged;
    private int older;
    private int whole;
  }

  /** Refused, or opened with all that was saved. */
  private static boolean isRefused(StoreSettings.H2File place, List<String> saved, Tally tally) {
    try (Store store = Store.open(place)) {
      tally.whole++;
      return noteIds(store).containsAll(saved);
    } catch (StoreUnavailable refused) {
      if (String.valueOf(refused.getMessage()).contains("is older than it was")) {
        tally.older++;
      } else {
        tally.damaged++;
      }
      return true;
    }
  }
}
