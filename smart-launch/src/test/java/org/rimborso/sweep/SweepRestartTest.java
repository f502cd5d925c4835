package org.rimborso.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.campaign.Campaign;
import org.rimborso.sweep.SweepListener.Stage;

/** A sweep that is interrupted goes on where it stopped, and ends as if nothing had been. */
class SweepRestartTest {
  private static final long SEED = 20261130;

  @TempDir private Path folder;
  private Path input;
  private Path results;

  @BeforeEach
  void write() throws IOException {
    input = folder.resolve("in");
    results = folder.resolve("out");
    new SweepWorld(SEED).charts(30).write(input, 7);
  }

  /** Hears all that is said, and counts. */
  private static final class Heard implements SweepListener {
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void reached(Stage stage, long done, long all) {}

    @Override
    public void says(String sentence) {
      said.add(sentence);
    }
  }

  private List<String> uninterrupted() throws IOException {
    Path other = folder.resolve("whole");
    SweepTest.of(SweepTest.settings(input, other, 2), Disk.REAL).run();
    return SweepTest.bytes(other);
  }

  private Sweep sweep(SweepListener listener, Disk disk) {
    return new Sweep(
        SweepTest.settings(input, results, 2),
        SweepTest.REVIEWER::reviewAlone,
        listener,
        disk,
        new Grain(100_000, 60_000));
  }

  /** A disk with room for so many bytes. */
  private static Disk withRoomFor(long bytes) {
    AtomicLong left = new AtomicLong(bytes);
    return file -> {
      WritableByteChannel real = Disk.REAL.create(file);
      return new WritableByteChannel() {
        @Override
        public int write(ByteBuffer from) throws IOException {
          if (left.addAndGet(-from.remaining()) < 0) {
            throw new IOException("No space left on device");
          }
          return real.write(from);
        }

        @Override
        public boolean isOpen() {
          return real.isOpen();
        }

        @Override
        public void close() throws IOException {
          real.close();
        }
      };
    };
  }

  @Test
  void run_diskFullAtAnyMoment_saysSoAndGoesOnLater() throws IOException {
    List<String> whole = uninterrupted();
    Path summary = results.resolve("summary.json");
    Heard heard = new Heard();
    int refused = 0;
    for (long room = 100; !Files.exists(summary); room += 30_000) {
      try {
        sweep(heard, withRoomFor(room)).run();
      } catch (SweepFailed full) {
        assertThat(full)
            .hasMessageContaining("No space left on device")
            .hasMessageContaining("goes on where it stopped");
        assertThat(summary).doesNotExist();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(4);
    assertThat(heard.said)
        .hasSizeGreaterThan(3)
        .containsOnly("going on where the last sweep stopped");
    assertThat(SweepTest.bytes(results)).isEqualTo(whole);
  }

  /** Sweeps in a process of its own: arguments are the input and the results. */
  static final class Sweeper {
    public static void main(String[] arguments) throws IOException {
      SweepListener listener =
          new SweepListener() {
            @Override
            public void reached(Stage stage, long done, long all) {
              System.out.println("reached " + stage + " " + done);
            }

            @Override
            public void says(String sentence) {
              System.out.println(sentence);
            }
          };
      new Sweep(
              SweepTest.settings(Path.of(arguments[0]), Path.of(arguments[1]), 2),
              SweepTest.REVIEWER::reviewAlone,
              listener,
              Disk.REAL,
              new Grain(100_000, 60_000))
          .run();
    }
  }

  private Process process() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Sweeper.class.getName(),
            input.toString(),
            results.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Kills the sweep when it has said so many lines; says whether it was at work still. */
  private boolean isKilledAfter(int said) throws IOException, InterruptedException {
    Process sweep = process();
    try (var lines = sweep.inputReader()) {
      for (int i = 0; i < said && lines.readLine() != null; i++) {
        // Let it work.
      }
      sweep.toHandle().destroyForcibly();
      while (lines.readLine() != null) {
        // What it had said before.
      }
    }
    assertThat(sweep.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return sweep.exitValue() != 0;
  }

  @Test
  void run_killedAgainAndAgain_endsAsIfNothingHadBeen() throws Exception {
    List<String> whole = uninterrupted();
    Random random = new Random(SEED);
    int kills = Campaign.size(3, 20);
    int atWork = 0;
    for (int i = 0; i < kills; i++) {
      atWork += isKilledAfter(1 + random.nextInt(14)) ? 1 : 0;
      Heard heard = new Heard();
      if (i % 2 == 1 || i == kills - 1) {
        sweep(heard, Disk.REAL).run();
        assertThat(SweepTest.bytes(results)).as("kill %d of seed %d", i, SEED).isEqualTo(whole);
      }
    }
    assertThat(atWork).isPositive();
    assertThat(results.resolve(".sweep")).doesNotExist();
    Campaign.tell(
        "killed-sweeps",
        "%d kills of a sweep, %d while it was at work: each ended with the bytes of one that nobody killed"
            .formatted(kills, atWork));
  }

  @Test
  void run_unitDamagedMeanwhile_isScatteredAnew() throws IOException {
    List<String> whole = uninterrupted();
    assertThatThrownBy(() -> sweep(SweepListener.SILENT, withRoomFor(1_200_000)).run())
        .isInstanceOf(SweepFailed.class);
    Path unit = results.resolve(".sweep").resolve("unit-00000");
    byte[] bytes = Files.readAllBytes(unit);
    bytes[bytes.length / 2] ^= 1;
    Files.write(unit, bytes);
    sweep(SweepListener.SILENT, Disk.REAL).run();
    assertThat(SweepTest.bytes(results)).isEqualTo(whole);
  }

  @Test
  void run_inputChangedMeanwhile_startsAnewAndSaysSo() throws IOException {
    assertThatThrownBy(() -> sweep(SweepListener.SILENT, withRoomFor(1_200_000)).run())
        .isInstanceOf(SweepFailed.class);
    Files.writeString(
        input.resolve("late.ndjson"), "{\"resourceType\":\"Patient\",\"id\":\"late\"}\n");
    Heard heard = new Heard();
    sweep(heard, Disk.REAL).run();
    assertThat(heard.said)
        .containsExactly(
            "a sweep was interrupted here, but the input has changed since: starting anew");
    assertThat(SweepTest.bytes(results)).isEqualTo(uninterrupted());
  }

  @Test
  void run_whileAnotherIsAtWork_isRefused() throws IOException {
    List<String> second = new ArrayList<>();
    SweepListener meanwhile =
        new SweepListener() {
          @Override
          public synchronized void reached(Stage stage, long done, long all) {
            if (second.isEmpty()) {
              try {
                sweep(SweepListener.SILENT, Disk.REAL).run();
              } catch (SweepFailed refused) {
                second.add(refused.getMessage());
              }
            }
          }

          @Override
          public void says(String sentence) {}
        };
    sweep(meanwhile, Disk.REAL).run();
    assertThat(second).hasSize(1).first().asString().contains("another sweep is at work");
  }

  @Test
  void run_whileAtWork_othersCannotRead() throws IOException {
    assertThatThrownBy(() -> sweep(SweepListener.SILENT, withRoomFor(200_000)).run())
        .isInstanceOf(SweepFailed.class);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(results.resolve(".sweep"))))
        .isEqualTo("rwx------");
  }

  @Test
  void run_resultsInsideTheInput_areNotSwept() throws IOException {
    results = input.resolve("results");
    sweep(SweepListener.SILENT, Disk.REAL).run();
    List<String> first = SweepTest.bytes(results);
    sweep(SweepListener.SILENT, Disk.REAL).run();
    assertThat(SweepTest.bytes(results)).isEqualTo(first);
    try (Stream<Path> left = Files.list(results)) {
      assertThat(left.map(one -> one.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "findings.ndjson", "accounts.ndjson", "summary.json", ".sweep.lock");
    }
  }
}
