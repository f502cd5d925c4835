package org.rimborso.codebooks.shelf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rimborso.codes.PartSink;

/**
 * Lays parts out as bytes, little end first: a byte for the kind, the number of values, the values.
 * A text is the number of its bytes in UTF-8, and they.
 */
final class PartBytes implements PartSink {
  static final byte LONGS = 'L';
  static final byte INTS = 'I';
  static final byte BYTES = 'B';
  static final byte TEXTS = 'T';

  private static final int CHUNK = 1 << 16;

  private final Target target;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

  /** Takes the first {@code length} of {@code bytes}. */
  @FunctionalInterface
  interface Target {
    void take(byte[] bytes, int length) throws IOException;
  }

  PartBytes(Target target) {
    this.target = target;
  }

  @Override
  public void longs(long[] part) {
    start(LONGS, part.length);
    for (int at = 0; at < part.length; ) {
      int count = Math.min(CHUNK / Long.BYTES, part.length - at);
      chunk.asLongBuffer().put(part, at, count);
      flush(count * Long.BYTES);
      at += count;
    }
  }

  @Override
  public void ints(int[] part) {
    start(INTS, part.length);
    for (int at = 0; at < part.length; ) {
      int count = Math.min(CHUNK / Integer.BYTES, part.length - at);
      chunk.asIntBuffer().put(part, at, count);
      flush(count * Integer.BYTES);
      at += count;
    }
  }

  @Override
  public void bytes(byte[] part) {
    start(BYTES, part.length);
    take(part, part.length);
  }

  @Override
  public void texts(List<String> part) {
    start(TEXTS, part.size());
    for (String text : part) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      chunk.putInt(0, bytes.length);
      flush(Integer.BYTES);
      take(bytes, bytes.length);
    }
  }

  private void start(byte kind, int count) {
    chunk.put(0, kind).putInt(1, count);
    flush(1 + Integer.BYTES);
  }

  private void flush(int length) {
    take(chunk.array(), length);
  }

  private void take(byte[] bytes, int length) {
    try {
      target.take(bytes, length);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
