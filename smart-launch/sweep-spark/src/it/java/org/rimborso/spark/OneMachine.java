package org.rimborso.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.launch.SiteReviews;
import org.rimborso.sweep.Sweep;
import org.rimborso.sweep.SweepListener;
import org.rimborso.sweep.SweepSettings;

/** What a sweep on one machine finds. */
final class OneMachine {
  private OneMachine() {}

  static Sweep.Done sweep(Path input, Path results, Optional<Path> config) throws IOException {
    SiteReviews site = SiteReviews.of(config, System.getenv());
    return new Sweep(
            new SweepSettings(
                input,
                results,
                LocalDate.parse("2026-11-23"),
                site.zone(),
                Locale.ENGLISH,
                site.rules(),
                2,
                site.sides()),
            site::review,
            SweepListener.SILENT)
        .run();
  }

  /** The lines of all parts in a folder that Spark wrote, in their order. */
  static List<String> parts(Path folder) throws IOException {
    List<Path> parts;
    try (Stream<Path> all = Files.list(folder)) {
      parts = all.filter(one -> one.getFileName().toString().startsWith("part-")).sorted().toList();
    }
    List<String> lines = new ArrayList<>();
    for (Path part : parts) {
      lines.addAll(Files.readAllLines(part));
    }
    return lines;
  }
}
