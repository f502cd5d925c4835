package org.rimborso.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** A file that {@link SpillWriter} has finished. Safe for many threads. */
final class SpillFile {
  private final Path path;
  private final SpillIndex index;
  private final String report;

  private SpillFile(Path path, SpillIndex index, String report) {
    this.path = path;
    this.index = index;
    this.report = report;
  }

  /** Hears lines. */
  @FunctionalInterface
  interface Lines {
    void line(Spilled line) throws IOException;
  }

  /** Hears what resources are called and whose they are. */
  @FunctionalInterface
  interface Names {
    void name(long self, long patient) throws IOException;
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it is not there, not whole, or not as it was written
   */
  static SpillFile open(Path path) throws IOException {
    try (FileChannel in = FileChannel.open(path)) {
      if (in.size() < SpillWriter.TAIL) {
        throw damaged(path);
      }
      ByteBuffer tail = read(in, path, in.size() - SpillWriter.TAIL, SpillWriter.TAIL);
      long index = tail.getLong();
      int count = tail.getInt();
      int text = tail.getInt();
      long sum = tail.getLong();
      long length = in.size() - SpillWriter.TAIL - index;
      if (tail.getLong() != SpillWriter.MAGIC
          || index < 0
          || length != (long) count * SpillIndex.ENTRY + text) {
        throw damaged(path);
      }
      ByteBuffer end = read(in, path, index, (int) length);
      if (sum(end) != sum) {
        throw damaged(path);
      }
      SpillIndex blocks = SpillIndex.from(end, count);
      return new SpillFile(path, blocks, StandardCharsets.UTF_8.decode(end).toString());
    }
  }

  /** What was to be known about the lines. */
  String report() {
    return report;
  }

  /** How many bytes the lot has here. */
  long bytes(int lot) {
    long bytes = 0;
    for (int block = index.first(lot); block < index.end(lot); block++) {
      bytes += index.length(block);
    }
    return bytes;
  }

  /** Hands every line of {@code lot} on, in the order in which they were written. */
  void each(int lot, Lines lines) throws IOException {
    eachBlock(
        lot,
        block -> {
          while (block.hasRemaining()) {
            int file = block.getInt();
            long offset = block.getLong();
            long self = block.getLong();
            long patient = block.getLong();
            byte[] json = new byte[block.getInt()];
            block.get(json);
            lines.line(new Spilled(file, offset, self, patient, json));
          }
        });
  }

  /** Hands on what all resources are called. */
  void names(Lots lots, Names names) throws IOException {
    eachBlock(
        lots.names(),
        block -> {
          while (block.hasRemaining()) {
            names.name(block.getLong(), block.getLong());
          }
        });
  }

  /** Reads it all to see that it is what was written. */
  void verify() throws IOException {
    for (int lot = 0; lot < index.lots(); lot++) {
      eachBlock(lot, block -> {});
    }
  }

  /** Reads a block. */
  @FunctionalInterface
  private interface Blocks {
    void block(ByteBuffer block) throws IOException;
  }

  private void eachBlock(int lot, Blocks each) throws IOException {
    if (index.first(lot) == index.end(lot)) {
      return;
    }
    try (FileChannel in = FileChannel.open(path)) {
      for (int block = index.first(lot); block < index.end(lot); block++) {
        ByteBuffer bytes = read(in, path, index.offset(block), index.length(block));
        if ((int) sum(bytes) != index.sum(block)) {
          throw damaged(path);
        }
        each.block(bytes);
      }
    }
  }

  private static ByteBuffer read(FileChannel in, Path path, long at, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (in.read(bytes, at + bytes.position()) < 0) {
        throw damaged(path);
      }
    }
    return bytes.flip();
  }

  private static long sum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.duplicate());
    return sum.getValue();
  }

  private static IOException damaged(Path path) {
    return new IOException(path.getFileName() + " is not as it was written");
  }
}
