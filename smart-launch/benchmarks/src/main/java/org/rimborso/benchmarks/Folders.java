package org.rimborso.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What benchmarks do with folders of generated files. */
final class Folders {
  private static final int BUFFER = 1 << 20;

  private Folders() {}

  /** Reads every file, so that the next reader finds it in memory; how many bytes there are. */
  static long warm(Path folder) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    for (Path file : below(folder)) {
      if (Files.isRegularFile(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
          }
        }
      }
    }
    return bytes;
  }

  /** Deletes it with all within, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path one : below(folder)) {
        Files.delete(one);
      }
    }
  }

  /** What lies deepest comes first, the folder itself last. */
  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
