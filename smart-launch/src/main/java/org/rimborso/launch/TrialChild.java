package org.rimborso.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries rules in a process of its own, as {@link SweepChild} sweeps in one: {@code rimborso rules
 * check --against}, which tells line by line how far it is. It works with half of the machine's
 * cores.
 */
final class TrialChild implements TrialRun.Starter {
  private final Path config;

  /**
   * @param config the file that the app runs by
   */
  TrialChild(Path config) {
    this.config = config;
  }

  @Override
  public Process start(TrialFolder folder, SweepOrder order, LocalDate asOf, Path log)
      throws IOException {
    return new ProcessBuilder(command(folder.files(), order, asOf))
        .redirectError(log.toFile())
        .start();
  }

  List<String> command(List<Path> files, SweepOrder order, LocalDate asOf) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + order.memory(),
                "-XX:ActiveProcessorCount="
                    + Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                "-XX:-HeapDumpOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "rules",
                "check",
                "--format",
                "json",
                "--config",
                config.toString(),
                "--as-of",
                asOf.toString(),
                "--against",
                order.exported().toString()));
    files.forEach(file -> command.add(file.toString()));
    return command;
  }
}
