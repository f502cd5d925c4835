package org.rimborso.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a sweep keeps what it has done so far: a hidden folder inside the one for its results, for
 * its owner's eyes only, and locked. Each piece of work is written under another name and then
 * renamed, which is its commit.
 */
final class SweepFolder implements AutoCloseable {
  private static final String UNFINISHED = ".part";

  private final Path results;
  private final Path path;
  private final Disk disk;
  private final FileChannel lock;

  private SweepFolder(Path results, Disk disk, FileChannel lock) {
    this.results = results;
    this.disk = disk;
    this.lock = lock;
    path = results.resolve(".sweep");
  }

  /**
   * Opens the folder inside {@code results}, which is made where it is not there.
   *
   * @throws SweepFailed if another sweep is at work there
   */
  static SweepFolder open(Path results, Disk disk) throws IOException {
    Files.createDirectories(results);
    FileChannel channel =
        FileChannel.open(
            results.resolve(".sweep.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      throw new SweepFailed(
          "another sweep is at work in " + results + "; wait for it, or choose another folder");
    }
    SweepFolder folder = new SweepFolder(results, disk, channel);
    if (!Files.isDirectory(folder.path)) {
      boolean posix = Files.getFileStore(results).supportsFileAttributeView("posix");
      if (posix) {
        Files.createDirectory(
            folder.path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(folder.path);
      }
    }
    return folder;
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException here) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  Path unit(int number) {
    return path.resolve("unit-%05d".formatted(number));
  }

  Path lot(int number) {
    return path.resolve("lot-%05d".formatted(number));
  }

  /** Under which name a piece is written until it is whole. */
  static Path unfinished(Path piece) {
    return piece.resolveSibling(piece.getFileName() + UNFINISHED);
  }

  /** Takes a piece that was written whole. */
  static void commit(Path piece) throws IOException {
    Files.move(unfinished(piece), piece, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether this is the first sweep here, by this plan; else the plan of the other one. */
  Optional<SweepPlan> left() throws IOException {
    try {
      return Optional.of(SweepPlan.of(Files.readAllBytes(path.resolve("plan.json"))));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (com.fasterxml.jackson.core.JacksonException damaged) {
      return Optional.empty();
    }
  }

  /** Begins anew, by {@code plan}. */
  void begin(SweepPlan plan) throws IOException {
    Files.deleteIfExists(path.resolve("plan.json"));
    empty(path);
    Path file = path.resolve("plan.json");
    try (WritableByteChannel out = disk.create(unfinished(file))) {
      out.write(ByteBuffer.wrap(plan.json()));
    }
    commit(file);
  }

  /** Removes what a kill has left unfinished. */
  void tidy() throws IOException {
    List<Path> pieces;
    try (Stream<Path> all = Files.list(path)) {
      pieces = all.filter(one -> one.getFileName().toString().endsWith(UNFINISHED)).toList();
    }
    for (Path piece : pieces) {
      remove(piece);
    }
  }

  /** Puts what all lots say under {@code name} into one file of the results. */
  Path joined(String name, int lots) throws IOException {
    Path file = path.resolve(name);
    try (WritableByteChannel out = disk.create(unfinished(file))) {
      for (int lot = 0; lot < lots; lot++) {
        try (FileChannel in = FileChannel.open(lot(lot).resolve(name))) {
          long size = in.size();
          for (long at = 0; at < size; ) {
            at += in.transferTo(at, size - at, out);
          }
        }
      }
    }
    return file;
  }

  /** Moves finished files to the results, each at once and the last one last. */
  void publish(List<Path> files) throws IOException {
    for (Path file : files) {
      try (FileChannel written = FileChannel.open(unfinished(file), StandardOpenOption.WRITE)) {
        written.force(true);
      }
    }
    for (Path file : files) {
      Files.move(
          unfinished(file),
          results.resolve(file.getFileName().toString()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes all but the results. */
  void remove() throws IOException {
    Files.deleteIfExists(path.resolve("plan.json"));
    remove(path);
  }

  private static void empty(Path folder) throws IOException {
    List<Path> inside;
    try (Stream<Path> all = Files.list(folder)) {
      inside = all.toList();
    }
    for (Path one : inside) {
      remove(one);
    }
  }

  static void remove(Path path) throws IOException {
    Path[] all;
    try (Stream<Path> below = Files.walk(path)) {
      all = below.sorted(Comparator.reverseOrder()).toArray(Path[]::new);
    }
    for (Path one : Arrays.asList(all)) {
      Files.deleteIfExists(one);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
