package org.rimborso.sweep;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.rimborso.sweep.health.Health;
import org.rimborso.sweep.health.HealthCount;

/** Counts the figures of a facility over a file of {@link HealthLines}, line by line. */
public final class HealthFile {
  /** What a sweep calls its lines in its folder. */
  public static final String NAME = "health.ndjson";

  private HealthFile() {}

  /**
   * The figures.
   *
   * @param asOf the day of the sweep that wrote the file
   * @throws IOException if the file cannot be read
   */
  public static Health read(Path file, LocalDate asOf) throws IOException {
    HealthCount count = new HealthCount(asOf);
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          count.add(line);
        }
      }
    }
    return count.health();
  }
}
