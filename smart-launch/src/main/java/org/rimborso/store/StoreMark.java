package org.rimborso.store;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Which version the embedded store has reached, told by a file beside it. Where the end of the
 * store's file is gone, H2 goes on with an older version as if nothing had been written since; the
 * mark gives that away, also after a kill, when there is no {@link FileSeal}.
 */
final class StoreMark {
  private static final Pattern VERSION = Pattern.compile("[0-9]{18}");

  private final MarkFile file;
  private long reached;

  private StoreMark(Path file) {
    this.file = new MarkFile(file);
  }

  static StoreMark of(StoreSettings.H2File settings) {
    return new StoreMark(Path.of(settings.file() + ".mark"));
  }

  /**
   * Demands that a store's file is not older than it was.
   *
   * @param version that the file has now
   * @throws StoreUnavailable if it is, with what to do
   */
  void requireReached(StoreSettings.H2File settings, long version) {
    if (version < last()) {
      throw new StoreUnavailable(
          "The store's file "
              + settings.data()
              + " is older than it was: what was written last is missing, as after a cut-off end or"
              + " when an elder copy was put in its place. It was left as it is. Restore the last"
              + " backup: rimborso store restore FILE --replace (the file is kept beside it). If"
              + " this older state is all there is, delete "
              + file.path()
              + " to go on with it; rimborso audit verify then names the rows that are lost.");
    }
  }

  /** Nothing was reached as long as nobody said so. */
  private long last() {
    return file.line().map(this::number).orElse(0L);
  }

  private long number(String line) {
    if (!VERSION.matcher(line).matches()) {
      throw new StoreUnavailable(
          "The file "
              + file.path()
              + " does not tell how far the store had come: it is damaged. If you are sure that the"
              + " store beside it is the latest, delete it and start again.");
    }
    return Long.parseLong(line);
  }

  /** To be told of versions that are on disk; lower ones than before change nothing. */
  synchronized void reach(long version) {
    if (version > reached) {
      reached = version;
      file.write("%018d".formatted(version));
    }
  }

  /** Whatever version comes next is taken. */
  void remove() {
    file.remove();
  }
}
