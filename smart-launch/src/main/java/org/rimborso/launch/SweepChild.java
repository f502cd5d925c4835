package org.rimborso.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Sweeps in a process of its own, with memory of its own: pages stay quick whatever it does, and an
 * end of it is not one of the app. It works with half of the machine's cores.
 */
final class SweepChild implements SweepSchedule.Starter {
  private final Path config;

  /**
   * @param config the file that the app runs by
   */
  SweepChild(Path config) {
    this.config = config;
  }

  /** What it says goes to {@code sweep.log} in the folder, which is its owner's only. */
  @Override
  public Process start(String ehr, SweepOrder order, String run) throws IOException {
    Path folder = order.folder();
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
    return new ProcessBuilder(command(ehr, order, run))
        .redirectErrorStream(true)
        .redirectOutput(SweepSchedule.log(folder).toFile())
        .redirectInput(ProcessBuilder.Redirect.PIPE)
        .start();
  }

  List<String> command(String ehr, SweepOrder order, String run) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + order.memory(),
        "-XX:+UseParallelGC",
        "-XX:-HeapDumpOnOutOfMemoryError",
        "-XX:-CreateCoredumpOnCrash",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "sweep",
        "--ehr",
        ehr,
        "--out",
        order.folder().toString(),
        "--config",
        config.toString(),
        "--load",
        "--run",
        run,
        "--threads",
        Integer.toString(Math.max(1, Runtime.getRuntime().availableProcessors() / 2)));
  }
}
