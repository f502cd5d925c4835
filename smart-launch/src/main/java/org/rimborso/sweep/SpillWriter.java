package org.rimborso.sweep;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines by lots into one file: each lot's lines in blocks, an index of the blocks behind
 * them, every part with a sum. A file whose end is missing, or that was changed, is so told from a
 * whole one without a word to the disk that it be quick.
 */
final class SpillWriter implements LineSink, Closeable {
  static final long MAGIC = 0x52494D42_5357_0001L;

  /** Bytes of the last words: where the index is, how long, the sum, the magic number. */
  static final int TAIL = 8 + 4 + 4 + 8 + 8;

  static final int NAME = 16;

  /** What the open blocks of all lots may take of the memory that there is. */
  private static final long SHARE = Runtime.getRuntime().maxMemory() / 6;

  private static final int LARGEST = 64 << 10;
  private static final int SMALLEST = 4 << 10;

  private final WritableByteChannel out;
  private final Lots lots;
  private final int block;
  private final @Nullable ByteBuffer[] open;
  private final SpillIndex index = new SpillIndex();
  private long written;

  /**
   * @param side how many writers there are at a time
   */
  SpillWriter(Disk disk, Path file, Lots lots, int side) throws IOException {
    this.lots = lots;
    block = (int) Math.max(SMALLEST, Math.min(LARGEST, SHARE / side / lots.count()));
    open = new ByteBuffer[lots.count()];
    out = disk.create(file);
  }

  @Override
  public void add(int lot, Spilled line) throws IOException {
    ByteBuffer buffer = room(lot, Spilled.HEAD + line.json().length);
    buffer.putInt(line.file()).putLong(line.offset()).putLong(line.self()).putLong(line.patient());
    buffer.putInt(line.json().length).put(line.json());
  }

  @Override
  public void name(long self, long patient) throws IOException {
    room(lots.names(), NAME).putLong(self).putLong(patient);
  }

  private ByteBuffer room(int lot, int bytes) throws IOException {
    ByteBuffer buffer = open[lot];
    if (buffer == null) {
      buffer = ByteBuffer.allocate(Math.max(block, bytes));
    } else if (buffer.remaining() < bytes) {
      flush(lot, buffer);
      buffer = bytes > buffer.capacity() ? ByteBuffer.allocate(bytes) : buffer;
    }
    open[lot] = buffer;
    return buffer;
  }

  private void flush(int lot, ByteBuffer buffer) throws IOException {
    buffer.flip();
    CRC32C sum = new CRC32C();
    sum.update(buffer.duplicate());
    index.add(lot, written, buffer.limit(), (int) sum.getValue());
    write(buffer);
    buffer.clear();
  }

  private void write(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      written += out.write(buffer);
    }
  }

  /**
   * Writes what is left and closes the file.
   *
   * @param report whatever is to be known about the lines, as one text
   */
  void finish(String report) throws IOException {
    for (int lot = 0; lot < open.length; lot++) {
      ByteBuffer buffer = open[lot];
      if (buffer != null && buffer.position() > 0) {
        flush(lot, buffer);
      }
    }
    byte[] text = report.getBytes(StandardCharsets.UTF_8);
    ByteBuffer end = ByteBuffer.allocate(index.size() * SpillIndex.ENTRY + text.length + TAIL);
    index.put(end);
    end.put(text);
    CRC32C sum = new CRC32C();
    sum.update(end.array(), 0, end.position());
    end.putLong(written).putInt(index.size()).putInt(text.length).putLong(sum.getValue());
    end.putLong(MAGIC).flip();
    write(end);
    close();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
