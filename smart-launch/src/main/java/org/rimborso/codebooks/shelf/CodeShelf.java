package org.rimborso.codebooks.shelf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rimborso.codebooks.search.CodeSearch;
import org.rimborso.codebooks.shelf.ManifestFile.Identity;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.LoadedCodeSets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The code sets of a site: a folder that any process may read while one imports. Whoever asks gets
 * a snapshot; an import by another process is seen at the next question. Safe for many threads.
 */
public final class CodeShelf {
  private static final Logger LOG = LoggerFactory.getLogger(CodeShelf.class);
  private static final int TRIES = 5;

  private final ShelfFolder folder;
  private final Clock clock;
  private final Shipped shipped = new Shipped();
  private volatile Current current = new Current(Optional.empty(), Optional.empty());

  /** The snapshot and the identity of the manifest it was read from. */
  private record Current(Optional<Identity> identity, Optional<ShelfSnapshot> snapshot) {}

  /** The opened parts of the snapshot handed out last, and of the one before it. */
  private Optional<Opened> newest = Optional.empty();

  private Optional<Opened> older = Optional.empty();

  /** A shelf in {@code folder}, which need not exist until something is imported. */
  public CodeShelf(Path folder, Clock clock) {
    this.folder = new ShelfFolder(folder.toAbsolutePath().normalize());
    this.clock = clock;
  }

  /** Where the code sets are. */
  public Path path() {
    return folder.path();
  }

  /**
   * What is in force now. Where the folder is damaged, the sets that ship with the product alone:
   * what they do not know is not checked then, and never wrong.
   */
  public ShelfSnapshot snapshot() {
    Current seen = current;
    if (seen.snapshot().isPresent() && seen.identity().equals(folder.manifest().identity())) {
      return seen.snapshot().get();
    }
    return load();
  }

  private synchronized ShelfSnapshot load() {
    Optional<Identity> identity = folder.manifest().identity();
    Current seen = current;
    if (seen.snapshot().isPresent() && seen.identity().equals(identity)) {
      return seen.snapshot().get();
    }
    ShelfSnapshot snapshot = read(identity, TRIES);
    snapshot
        .damage()
        .ifPresent(
            why ->
                LOG.error(
                    "The code sets in {} cannot be used: {}. Until that is mended only the starter"
                        + " set is loaded, and codes outside it are not checked.",
                    folder.path(),
                    why));
    return snapshot;
  }

  /** Parts vanish when two imports come between the manifest and them: then look again. */
  private ShelfSnapshot read(Optional<Identity> identity, int tries) {
    try {
      Opened opened = new Opened(folder, folder.manifest().read(), shipped);
      older.ifPresent(Opened::close);
      older = newest;
      newest = Optional.of(opened);
      current = new Current(identity, Optional.of(opened.snapshot()));
      return opened.snapshot();
    } catch (Damaged damaged) {
      Optional<Identity> now = folder.manifest().identity();
      if (!now.equals(identity) && tries > 0) {
        return read(now, tries - 1);
      }
      ShelfSnapshot starter = starter(damaged);
      current = new Current(identity, Optional.of(starter));
      return starter;
    }
  }

  private ShelfSnapshot starter(Damaged damaged) {
    CodeSets codes = new LoadedCodeSets(shipped.tables());
    return new ShelfSnapshot(
        codes,
        new CodeSearch(codes, system -> Optional.empty(), shipped::index),
        Manifest.EMPTY,
        Optional.of(Optional.ofNullable(damaged.getMessage()).orElse("damaged")),
        book -> Optional.empty());
  }

  /** What is damaged in the folder, found by reading all of it; empty if nothing is. */
  public List<String> faults() {
    return folder.faults();
  }

  /**
   * Imports files: all of them or, if anything is refused, nothing. Waits while another process
   * imports. Whoever dies on the way leaves what was in force.
   *
   * @throws ShelfUnusable if the folder cannot be read or written; nothing was changed then
   */
  @SuppressWarnings("try") // The lock is held, not used.
  public ImportReport load(List<Path> files, ImportSettings settings, Progress progress) {
    try {
      folder.create();
      try (ShelfLock lock = ShelfLock.take(folder.lock(), progress, clock.instant())) {
        Manifest before = folder.manifest().read();
        folder.tidy();
        ImportReport report = new Import(folder, before, settings, progress, clock).run(files);
        if (!report.changed()) {
          folder.tidy();
        }
        return report;
      }
    } catch (Damaged damaged) {
      throw new ShelfUnusable(
          "The code sets in "
              + folder.path()
              + " are damaged: "
              + damaged.getMessage()
              + ". Bring the folder back from a backup, or move it away and import again.",
          damaged);
    } catch (IOException broken) {
      throw new ShelfUnusable(
          "The code sets in "
              + folder.path()
              + " cannot be written ("
              + broken.getClass().getSimpleName()
              + "); nothing was changed. Is there space, and may this user write there?",
          broken);
    }
  }
}
