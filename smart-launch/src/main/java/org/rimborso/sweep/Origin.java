package org.rimborso.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Where the files of an input lie. */
@FunctionalInterface
public interface Origin {
  /** The machine's own files. */
  Origin DISK =
      (name, from) -> Channels.newInputStream(FileChannel.open(Path.of(name)).position(from));

  /**
   * The bytes of a file from one of them on.
   *
   * @param from 0 is the first
   */
  InputStream open(String name, long from) throws IOException;
}
