package org.rimborso.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.rimborso.store.MarkFile;
import org.rimborso.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last checkpoint once more, in a file outside the store, and in another one the chain's very
 * end: whoever cuts rows off the store's end and takes their checkpoints along is given away by
 * them. Each checkpoint also goes into the app's log, where a log server keeps it out of reach.
 */
public final class Witness {
  private static final Logger LOG = LoggerFactory.getLogger(Witness.class);

  private final Path file;
  private final MarkFile endFile;
  private long endSeq;

  /**
   * @param file of the last checkpoint; the end lies beside it in {@code .end}
   */
  public Witness(Path file) {
    this.file = file;
    this.endFile = new MarkFile(file.resolveSibling(file.getFileName() + ".end"));
  }

  /** The end seen last; empty if none was, or the file holds something else. */
  synchronized Optional<Head> end() {
    try {
      return endFile.line().flatMap(Head::parse);
    } catch (StoreUnavailable unreadable) {
      LOG.error("The audit trail's witness of its end cannot be read");
      return Optional.empty();
    }
  }

  /** Keeps the end that the chain has on disk now, unless a later one was seen. */
  synchronized void saw(Head end) {
    if (end.seq() > endSeq) {
      endSeq = end.seq();
      endFile.write(end.line());
    }
  }

  /** The checkpoint seen last; empty if none was, or the file holds something else. */
  synchronized Optional<Checkpoint> last() {
    try {
      return Checkpoint.parse(Files.readString(file, StandardCharsets.US_ASCII));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      LOG.error("The audit trail's witness file cannot be read");
      return Optional.empty();
    }
  }

  /**
   * Keeps a newer checkpoint. That the file cannot be written is logged and stops nothing: the
   * checkpoint itself is in the store.
   */
  synchronized void saw(Checkpoint checkpoint) {
    LOG.info(
        "audit checkpoint {} row {} hash {}",
        checkpoint.ordinal(),
        checkpoint.seq(),
        checkpoint.hash());
    if (last().filter(known -> known.ordinal() >= checkpoint.ordinal()).isPresent()) {
      return;
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      write(fresh, checkpoint.line() + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      LOG.error("The audit trail's witness file cannot be written");
    }
  }

  private static void write(Path fresh, String text) throws IOException {
    Files.deleteIfExists(fresh);
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
  }
}
