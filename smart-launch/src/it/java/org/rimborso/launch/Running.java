package org.rimborso.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of ours as its own process, with its output in a file. Started when it says {@code listening}; stopped politely or killed.
 */
final class Running implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Looks, not minutes: while the machine sleeps nobody looks. */
  private static final int LOOKS = 900;

  static final Path APP = Path.of("").toAbsolutePath();

  private final String name;
  private final List<String> command;
  private final Path log;
  private Process process;

  private Running(String name, List<String> command, Path log) {
    this.name = name;
    this.command = List.copyOf(command);
    this.log = log;
    this.process = started();
  }

  /** Starts {@code mainClass} of the module in {@code folder} and waits for its listening line. */
  static Running start(String name, Path folder, String mainClass, Path log, String... arguments) {
    Running running = run(name, folder, mainClass, log, arguments);
    running.await("listening");
    return running;
  }

  /** Starts {@code mainClass} as a command that does its work and ends. */
  static Running run(String name, Path folder, String mainClass, Path log, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(folder), mainClass));
    command.addAll(List.of(arguments));
    return new Running(name, command, log);
  }

  /** Starts any command, such as a script. */
  static Running command(String name, Path log, String... command) {
    return new Running(name, List.of(command), log);
  }

  private static String classPath(Path folder) {
    try (var jars = Files.list(folder.resolve("target"))) {
      Path jar =
          jars.filter(p -> p.getFileName().toString().matches("rimborso-.*[0-9]\\.jar")).findFirst().orElseThrow();
      return jar + ":" + folder.resolve("target/lib") + "/*";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process started() {
    try {
      Files.createDirectories(log.getParent());
      return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.to(log.toFile())).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a line of output that begins with {@code start}, and gives it. */
  String await(String start) {
    for (int looks = 0; looks < LOOKS; looks++) {
      for (String line : output()) {
        if (line.startsWith(start)) {
          return line;
        }
      }
      if (ended(LOOK)) {
        break;
      }
    }
    throw new IllegalStateException(name + " did not say " + start + ": " + String.join("\n", output()));
  }

  /** What it printed so far. */
  List<String> output() {
    try {
      return Files.exists(log) ? Files.readAllLines(log) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it has ended, waiting at most {@code time} for that. */
  boolean ended(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  int exitValue() {
    return process.exitValue();
  }

  /** kill -9: no goodbye, nothing flushed. */
  void kill() {
    process.destroyForcibly();
    if (!ended(LOOK.multipliedBy(LOOKS))) {
      throw new IllegalStateException(name + " does not die");
    }
  }

  /** Freezes it: connections are taken, nothing is answered. */
  void freeze() {
    signal("STOP");
  }

  /** Lets it go on after {@link #freeze}. */
  void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The same program again, after it ended. */
  void again() {
    process = started();
    await("listening");
  }

  /** As Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    if (!ended(Duration.ofSeconds(30))) {
      kill();
    }
  }
}
