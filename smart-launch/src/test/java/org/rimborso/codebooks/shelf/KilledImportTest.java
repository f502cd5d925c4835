package org.rimborso.codebooks.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;

/** An import in a process of its own, which is stopped dead at each of its steps in turn. */
class KilledImportTest {
  private static final int KILLED = 137;
  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  @TempDir private Path folder;

  /** Imports, and stops dead at a step: arguments are the folder, the step, and the file. */
  static final class Victim {
    public static void main(String[] arguments) {
      int deadline = Integer.parseInt(arguments[1]);
      AtomicInteger step = new AtomicInteger();
      new CodeShelf(Path.of(arguments[0]), Samples.CLOCK)
          .load(
              List.of(Path.of(arguments[2])),
              Samples.settings(),
              sentence -> {
                if (step.getAndIncrement() == deadline) {
                  Runtime.getRuntime().halt(KILLED);
                }
              });
    }
  }

  private int run(int deadline) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            folder.toString(),
            String.valueOf(deadline),
            "2027")
        .inheritIO()
        .start()
        .waitFor();
  }

  @Test
  void load_killedAtAnyStep_leavesTheOldStateAndWorksNextTime() throws Exception {
    CodeShelf shelf = new CodeShelf(folder, Samples.CLOCK);
    Samples.load(shelf, "2026");
    int deadline = 0;
    while (run(deadline) == KILLED) {
      assertThat(new CodeShelf(folder, Samples.CLOCK).faults()).isEmpty();
      assertThat(answer(shelf))
          .as("killed at step %d", deadline)
          .isInstanceOf(CodeAnswer.NotLoaded.class);
      deadline++;
    }

    assertThat(deadline).as("steps").isGreaterThanOrEqualTo(3);
    assertThat(answer(shelf)).isInstanceOf(CodeAnswer.Header.class);
    assertThat(shelf.faults()).isEmpty();
  }

  private static CodeAnswer answer(CodeShelf shelf) {
    return shelf.snapshot().codes().ask(CodeSystem.ICD10CM, "D67.1", DAY);
  }
}
