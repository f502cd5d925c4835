package org.rimborso.sweep.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rimborso.sweep.export.State.Done;
import org.rimborso.sweep.export.State.Part;

/**
 * The folder that takes an export: its data files by name, and beside them, in a folder {@code
 * .export}, what is under way and what is known of exports that are over. Nobody but its owner can
 * open any of it; one export at a time uses it.
 */
final class ExportFolder implements AutoCloseable {
  /** Left free for others on the same disk. */
  private static final long RESERVE = 200L << 20;

  private static final Pattern DATA =
      Pattern.compile("([A-Za-z]+)\\.([0-9]{1,9})\\.ndjson(\\.gz)?");

  private static final String NOTES = ".export";
  private static final String PLAIN = ".ndjson";
  private static final String PACKED = ".ndjson.gz";

  private final Path folder;
  private final Path notes;
  private final FileChannel channel;
  private final FileLock lock;

  private ExportFolder(Path folder, Path notes, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.notes = notes;
    this.channel = channel;
    this.lock = lock;
  }

  /** Takes the folder, made if need be. */
  static ExportFolder open(Path folder) throws IOException, Trouble {
    Path notes = folder.resolve(NOTES);
    if (!Files.exists(notes) && !isEmpty(folder)) {
      throw new Trouble(
          folder + " holds other files; name an empty folder or one that an export has filled.");
    }
    OwnOnly.folder(folder);
    OwnOnly.folder(notes);
    Path file = notes.resolve("lock");
    OwnOnly.file(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    Optional<FileLock> lock = lock(channel);
    if (lock.isEmpty()) {
      channel.close();
      throw new Trouble("Another export into " + folder + " is under way.");
    }
    return new ExportFolder(folder, notes, channel, lock.get());
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException sameProcess) {
      return Optional.empty();
    }
  }

  /** The export under way, if there is one; not one that was noted as over just before a stop. */
  Optional<State> state() throws IOException {
    Optional<String> text = text("state.json");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    State state = StateJson.state(text.get());
    Optional<Last> last = last();
    boolean over =
        last.filter(one -> one.order().equals(state.order())).isPresent()
            && state.listed().filter(State.Listed::isFetched).isPresent()
            && last.get().files().containsAll(state.files());
    return over ? Optional.empty() : Optional.of(state);
  }

  /** What is known of exports that are over. */
  Optional<Last> last() throws IOException {
    Optional<String> text = text("last.json");
    return text.isPresent() ? Optional.of(StateJson.last(text.get())) : Optional.empty();
  }

  private Optional<String> text(String name) throws IOException {
    try {
      return Optional.of(Files.readString(notes.resolve(name)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  void keep(State state) throws IOException {
    OwnOnly.write(notes.resolve("state.json"), StateJson.text(state));
  }

  /** From now on this is what is over, and nothing is under way. */
  void keep(Last last) throws IOException {
    OwnOnly.write(notes.resolve("last.json"), StateJson.text(last));
    Files.deleteIfExists(notes.resolve("state.json"));
    sweepNotes();
    for (String file : last.obsolete()) {
      remove(file);
    }
  }

  /** Nothing is under way any more; what it had fetched goes. */
  void abandon(State state) throws IOException {
    for (String name : state.names()) {
      remove(name + PLAIN);
      remove(name + PACKED);
    }
    Files.deleteIfExists(notes.resolve("state.json"));
    sweepNotes();
  }

  private void remove(String file) throws IOException {
    if (DATA.matcher(file).matches()) {
      Files.deleteIfExists(folder.resolve(file));
    }
  }

  /** What was fetched beside the data and what had arrived in part. */
  private void sweepNotes() throws IOException {
    try (Stream<Path> inside = Files.list(notes)) {
      for (Path each : inside.toList()) {
        String name = String.valueOf(each.getFileName());
        if (name.endsWith(".part") || name.endsWith(".version") || DATA.matcher(name).matches()) {
          Files.delete(each);
        }
      }
    }
  }

  /** Gives each file a name that no other in the folder has. */
  List<Part> named(List<Manifest.Entry> entries) throws IOException {
    Map<String, Integer> highest = new HashMap<>();
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path each : inside.toList()) {
        Matcher data = DATA.matcher(String.valueOf(each.getFileName()));
        if (data.matches()) {
          highest.merge(data.group(1), Integer.parseInt(data.group(2)), Math::max);
        }
      }
    }
    List<Part> parts = new ArrayList<>();
    for (Manifest.Entry entry : entries) {
      String stem = entry.kind() == Manifest.Kind.OUTPUT ? entry.type() : entry.kind().key();
      int number = highest.merge(stem, 1, Integer::sum);
      parts.add(new Part(entry, stem + "." + number, Optional.empty()));
    }
    return parts;
  }

  /** Where a file lies while it arrives; nobody else can open it. */
  Path arriving(Part part) throws IOException {
    Path file = notes.resolve(part.name() + ".part");
    OwnOnly.file(file);
    return file;
  }

  /** Which version of it arrives, as far as the server said. */
  Path version(Part part) {
    return notes.resolve(part.name() + ".version");
  }

  /** What has arrived is whole. */
  Done finish(Part part, Ndjson.Held held) throws IOException {
    Path arrived = arriving(part);
    try (FileChannel file = FileChannel.open(arrived, StandardOpenOption.WRITE)) {
      file.force(true);
    }
    // An earlier run may have been stopped before it could note that this file was whole.
    Files.deleteIfExists(place(part, new Done(part.name() + (held.packed() ? PLAIN : PACKED), 0)));
    Done done = new Done(part.name() + (held.packed() ? PACKED : PLAIN), held.resources());
    Files.move(
        arrived,
        place(part, done),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(version(part));
    return done;
  }

  /** Where a whole file lies: data in the folder, all else among the notes. */
  Path place(Part part, Done done) {
    Path in = part.entry().kind() == Manifest.Kind.OUTPUT ? folder : notes;
    return in.resolve(done.file());
  }

  /** The references of resources that the EHR says are deleted, with the time it said so. */
  Path deleted() {
    return deleted(folder);
  }

  /** The same of a folder that an export may have filled. */
  static Path deleted(Path folder) {
    return folder.resolve(NOTES).resolve("deleted.tsv");
  }

  /** How many bytes may still be written. */
  long room() throws IOException {
    return Math.max(0, Files.getFileStore(folder).getUsableSpace() - RESERVE);
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
