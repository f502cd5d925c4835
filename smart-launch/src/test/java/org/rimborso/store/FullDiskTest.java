package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A disk without room, by the limit of a process on the size of its files, which any user can set:
 * past it every write fails as on a full disk, and it can be lifted while the process runs.
 */
class FullDiskTest extends OverStore {
  private static final String LIMIT_BLOCKS = "4000";

  /** Begins the lines that are not the process's log. */
  private static final String ANSWER = "answer ";

  /** Saves on each line of its input and says what came of it. */
  static final class Site {
    public static void main(String[] arguments) throws IOException {
      StoreSettings settings = StoreSettings.h2(Path.of(arguments[0]), Path.of(arguments[1]));
      try (Store store = Store.open(settings);
          var in =
              new java.io.InputStreamReader(System.in, java.nio.charset.StandardCharsets.UTF_8);
          BufferedReader lines = new BufferedReader(in)) {
        NoteRows rows = new NoteRows(store);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          System.out.println(
              ANSWER + (line.equals("count") ? noteIds(store).size() : saved(rows, line)));
        }
      }
    }

    private static String saved(NoteRows rows, String id) {
      try {
        rows.insert(note(id, "x".repeat(3_000)));
        return "saved";
      } catch (StoreUnavailable refused) {
        return "refused";
      }
    }
  }

  @Test
  void insert_onAFullDisk_isRefusedReadsGoOnAndItRecoversWithoutARestart() throws Exception {
    Process site = start();
    try (BufferedReader answers = site.inputReader();
        BufferedWriter asked = site.outputWriter()) {
      int saved = 0;
      while (ask(asked, answers, "n" + saved).equals("saved")) {
        saved++;
      }
      assertThat(saved).isPositive();
      assertThat(ask(asked, answers, "count")).isEqualTo(String.valueOf(saved));
      assertThat(ask(asked, answers, "again")).isEqualTo("refused");

      lift(site);
      assertThat(ask(asked, answers, "later")).isEqualTo("saved");
      assertThat(ask(asked, answers, "count")).isEqualTo(String.valueOf(saved + 1));
    }
    assertThat(site.waitFor()).isZero();
    try (Store store = Store.open(settings)) {
      assertThat(noteIds(store)).contains("later", "n0");
    }
  }

  private static String ask(BufferedWriter asked, BufferedReader answers, String line)
      throws IOException {
    asked.write(line + "\n");
    asked.flush();
    String answer = answers.readLine();
    while (answer != null && !answer.startsWith(ANSWER)) {
      answer = answers.readLine();
    }
    return String.valueOf(answer).substring(ANSWER.length());
  }

  private Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                "bash",
                "-c",
                "ulimit -S -f " + LIMIT_BLOCKS + "; exec \"$@\"",
                "site",
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Site.class.getName(),
                settings.file().toString(),
                key.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Gives the running process room again. */
  private static void lift(Process site) throws IOException, InterruptedException {
    Process lifted =
        new ProcessBuilder("prlimit", "--pid", Long.toString(site.pid()), "--fsize=unlimited")
            .inheritIO()
            .start();
    assertThat(lifted.waitFor()).isZero();
  }

  @Test
  void room_ofADiskThatDoesNotTell_isNoReasonToRefuse() {
    assertThat(DiskRoom.UNKNOWN.isEnough()).isTrue();
    assertThat(new DiskRoom(folder.resolve("not/there")).isEnough()).isTrue();
  }
}
