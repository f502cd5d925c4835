package org.rimborso.codebooks.shelf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.rimborso.codebooks.search.NameIndex;
import org.rimborso.codebooks.shelf.Manifest.Part;

/**
 * The folder on disk: parts that never change once they have a name, the manifest that names those
 * in force, and the one before it. Only whoever holds the lock writes.
 */
final class ShelfFolder {
  private static final String MANIFEST = "manifest.json";
  private static final String BEFORE = "manifest-before.json";
  private static final String NEXT = "manifest-next.json";

  private final Path folder;

  ShelfFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  ManifestFile manifest() {
    return new ManifestFile(folder.resolve(MANIFEST));
  }

  Path lock() {
    return folder.resolve("lock");
  }

  private Path parts() {
    return folder.resolve("parts");
  }

  /** Makes the folder where it is missing. */
  void create() throws IOException {
    Files.createDirectories(parts());
  }

  Path part(Part part) {
    return parts().resolve(part.name());
  }

  /** Writes bytes. */
  @FunctionalInterface
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  /** Writes a file part; it is on disk when this returns, under a name no other part ever had. */
  Part write(String stem, String ending, Writer writer) throws IOException {
    String name = stem + "-" + UUID.randomUUID().toString().substring(0, 13) + "." + ending;
    CRC32C sum = new CRC32C();
    try (FileChannel channel =
        FileChannel.open(
            parts().resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out =
          new BufferedOutputStream(
              new CheckedOutputStream(Channels.newOutputStream(channel), sum), 1 << 16);
      writer.write(out);
      out.flush();
      channel.force(true);
      return new Part(name, channel.size(), sum.getValue());
    }
  }

  /** Fills a folder. */
  @FunctionalInterface
  interface Filler {
    void fill(Path folder) throws IOException;
  }

  /** Makes a part that is a folder; whoever fills it brings its files to the disk. */
  Part fill(String stem, Filler filler) throws IOException {
    String name = stem + "-" + UUID.randomUUID().toString().substring(0, 13);
    Path place = Files.createDirectory(parts().resolve(name));
    filler.fill(place);
    sync(place);
    return new Part(name, size(place), 0);
  }

  /**
   * The bytes of a part.
   *
   * @throws Damaged if they are not those that were written
   */
  byte[] read(Part part) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(part(part));
    } catch (IOException unreadable) {
      throw new Damaged("part " + part.name() + " cannot be read", unreadable);
    }
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    if (bytes.length != part.size() || sum.getValue() != part.sum()) {
      throw new Damaged("part " + part.name() + " is not as it was written");
    }
    return bytes;
  }

  /** What is not as it was written, found by reading all of it. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    try {
      manifest().read().parts().forEach(part -> fault(part).ifPresent(faults::add));
    } catch (Damaged damaged) {
      faults.add(String.valueOf(damaged.getMessage()));
    }
    return faults;
  }

  private Optional<String> fault(Part part) {
    try {
      if (Files.isDirectory(part(part))) {
        requireSize(part);
        checkIndex(part);
      } else {
        read(part);
      }
      return Optional.empty();
    } catch (Damaged | IOException damaged) {
      return Optional.of(
          damaged instanceof Damaged
              ? String.valueOf(damaged.getMessage())
              : "part " + part.name() + " is not as it was written");
    }
  }

  private void checkIndex(Part part) throws IOException {
    try (NameIndex index = NameIndex.open(part(part))) {
      index.check();
    }
  }

  /**
   * Refuses a part that is missing or of another size than was written.
   *
   * @throws Damaged if so
   */
  void requireSize(Part part) throws IOException {
    Path place = part(part);
    if (!Files.exists(place)) {
      throw new Damaged("part " + part.name() + " is missing");
    }
    if ((Files.isDirectory(place) ? size(place) : Files.size(place)) != part.size()) {
      throw new Damaged("part " + part.name() + " is not as it was written");
    }
  }

  /**
   * Puts {@code next} in force: first everything it names is on disk, then one rename. Whoever dies
   * on the way leaves the manifest that was.
   */
  void commit(Manifest next) throws IOException {
    sync(parts());
    Path now = folder.resolve(MANIFEST);
    if (Files.exists(now)) {
      replace(BEFORE, Files.readAllBytes(now));
    }
    replace(MANIFEST, ManifestFile.bytes(next));
  }

  private void replace(String name, byte[] bytes) throws IOException {
    Path next = folder.resolve(NEXT);
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      out.write(bytes);
      channel.force(true);
    }
    move(next, folder.resolve(name));
    sync(folder);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException weak) {
      throw new IOException("this file system cannot replace a file at once", weak);
    }
  }

  /** Removes what neither the manifest nor the one before it names: leftovers of the dead. */
  void tidy() throws IOException {
    Set<String> named = new HashSet<>();
    for (String manifest : List.of(MANIFEST, BEFORE)) {
      new ManifestFile(folder.resolve(manifest)).read().parts().map(Part::name).forEach(named::add);
    }
    try (Stream<Path> all = Files.list(parts())) {
      for (Path one : all.filter(p -> !named.contains(String.valueOf(p.getFileName()))).toList()) {
        remove(one);
      }
    }
  }

  private static void remove(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      try (Stream<Path> inside = Files.list(place)) {
        for (Path one : inside.toList()) {
          Files.delete(one);
        }
      }
    }
    Files.delete(place);
  }

  /** Brings the names in a folder to the disk; file systems that cannot do without. */
  private static void sync(Path place) throws IOException {
    try (FileChannel channel = FileChannel.open(place, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      if (!isWindows()) {
        throw unsupported;
      }
    }
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  private static long size(Path place) throws IOException {
    try (Stream<Path> inside = Files.list(place)) {
      return Arrays.stream(inside.mapToLong(file -> file.toFile().length()).toArray()).sum();
    }
  }
}
