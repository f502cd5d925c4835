package org.rimborso.codebooks.shelf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.rimborso.codes.PartSource;

/** Reads the parts that {@link PartBytes} laid out. */
final class PartReader implements PartSource {
  private final ByteBuffer body;

  PartReader(byte[] body) {
    this.body = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean atEnd() {
    return !body.hasRemaining();
  }

  @Override
  public long[] longs() {
    long[] part = new long[count(PartBytes.LONGS, Long.BYTES)];
    body.asLongBuffer().get(part);
    body.position(body.position() + part.length * Long.BYTES);
    return part;
  }

  @Override
  public int[] ints() {
    int[] part = new int[count(PartBytes.INTS, Integer.BYTES)];
    body.asIntBuffer().get(part);
    body.position(body.position() + part.length * Integer.BYTES);
    return part;
  }

  @Override
  public byte[] bytes() {
    byte[] part = new byte[count(PartBytes.BYTES, 1)];
    body.get(part);
    return part;
  }

  @Override
  public List<String> texts() {
    int count = count(PartBytes.TEXTS, Integer.BYTES);
    List<String> part = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      PartSource.require(body.remaining() >= Integer.BYTES, "a text is missing");
      int length = body.getInt();
      PartSource.require(length >= 0 && length <= body.remaining(), "a text is cut off");
      part.add(new String(body.array(), body.position(), length, StandardCharsets.UTF_8));
      body.position(body.position() + length);
    }
    return part;
  }

  /** The number of values of the next part, each of {@code width} bytes at least. */
  private int count(byte kind, int width) {
    PartSource.require(body.remaining() > Integer.BYTES && body.get() == kind, "a part is missing");
    int count = body.getInt();
    PartSource.require(count >= 0 && (long) count * width <= body.remaining(), "a part is cut off");
    return count;
  }
}
