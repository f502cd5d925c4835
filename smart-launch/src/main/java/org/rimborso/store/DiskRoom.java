package org.rimborso.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** How much room is left on the disk that a store's file grows on. */
record DiskRoom(Optional<Path> data) {
  /** A store whose disk is another server's. */
  static final DiskRoom UNKNOWN = new DiskRoom(Optional.empty());

  /** Enough for the audit rows of some thousand reads, and for the store to put itself in order. */
  private static final long RESERVE = 16L << 20;

  DiskRoom(Path data) {
    this(Optional.of(data));
  }

  boolean isEnough() {
    return data.map(DiskRoom::free).orElse(Long.MAX_VALUE) >= RESERVE;
  }

  /** Whether a folder's disk takes a copy of the store and is not nearly full afterwards. */
  boolean fitsIn(Path folder) {
    long size = data.map(DiskRoom::size).orElse(0L);
    return free(folder) - size >= RESERVE;
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException silent) {
      return 0;
    }
  }

  /** A disk that does not tell is not full for that reason: the write itself will tell. */
  private static long free(Path file) {
    try {
      return Files.getFileStore(file).getUsableSpace();
    } catch (IOException silent) {
      return Long.MAX_VALUE;
    }
  }
}
