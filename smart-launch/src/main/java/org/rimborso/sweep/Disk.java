package org.rimborso.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where a sweep writes. */
@FunctionalInterface
interface Disk {
  /** The machine's own. */
  Disk REAL =
      file ->
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);

  /** A new, empty file; what stood there before is gone. */
  WritableByteChannel create(Path file) throws IOException;
}
