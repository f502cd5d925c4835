package org.rimborso.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rimborso.codebooks.shelf.TableFile;
import org.rimborso.codes.CodeSystem;
import org.rimborso.codes.CodeTable;

/**
 * How long packed tables take to load, and what they hold of the heap. Reads all table files in a
 * folder, such as one of imported code sets; without a folder it writes tables of invented codes,
 * two of the size of ICD-10-CM and a list of 2.5 million pairs.
 */
public final class TableLoading {
  private static final int ROUNDS = 7;
  private static final int PAIRS = 2_500_000;

  private TableLoading() {}

  /**
   * Prints figures.
   *
   * @param args a folder, or nothing
   */
  public static void main(String[] args) throws IOException {
    Path folder = args.length > 0 ? Path.of(args[0]) : invented();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    long before = used();
    List<Object> loaded = new ArrayList<>();
    long[] times = new long[ROUNDS];
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long work = threads.getCurrentThreadCpuTime();
    for (int round = 0; round < ROUNDS; round++) {
      loaded.clear();
      long start = System.nanoTime();
      for (Path file : files) {
        loaded.addAll(read(file));
      }
      times[round] = (System.nanoTime() - start) / 1_000_000;
      if (round == 0) {
        work = (threads.getCurrentThreadCpuTime() - work) / 1_000_000;
      }
    }
    System.out.printf(
        "%d tables; first load %d ms (%d ms of one core), later %s ms; held %.1f MB%n",
        loaded.size(),
        times[0],
        work,
        Arrays.toString(Arrays.copyOfRange(times, 1, ROUNDS)),
        (used() - before) / 1e6);
    loaded.clear();
  }

  /** The table in the file; nothing if it is none. */
  private static List<Object> read(Path file) throws IOException {
    List<Object> read = new ArrayList<>();
    for (TableFile<?> form : List.of(TableFile.CODES, TableFile.NOTES, TableFile.RELATIONS)) {
      try {
        read.add(form.read(file));
      } catch (TableFile.Unreadable otherForm) {
        // A folder of imported sets holds other files, too; what counts is the number printed.
      }
    }
    return read;
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Path invented() throws IOException {
    Path folder = Files.createTempDirectory("tables");
    for (CodeSystem system : List.of(CodeSystem.ICD10CM, CodeSystem.ICD10PCS)) {
      ShapedCodes shaped = new ShapedCodes(system.label().length());
      long start = System.nanoTime();
      CodeTable table = CodeTable.of(system, shaped.editions());
      System.out.printf(
          "%d rows from twelve editions in %d ms%n",
          table.size(), (System.nanoTime() - start) / 1_000_000);
      write(TableFile.CODES, table, folder.resolve(system.name()));
    }
    long start = System.nanoTime();
    write(TableFile.RELATIONS, ShapedCodes.pairs(PAIRS, 1), folder.resolve("pairs"));
    System.out.printf(
        "%d pairs packed and written in %d ms%n", PAIRS, (System.nanoTime() - start) / 1_000_000);
    return folder;
  }

  private static <T> void write(TableFile<T> form, T table, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      form.write(table, out);
    }
  }
}
