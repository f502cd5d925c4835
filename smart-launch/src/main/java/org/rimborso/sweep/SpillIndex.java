package org.rimborso.sweep;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Where in a file the blocks of each lot lie, in twenty bytes a block: a large input has many. */
final class SpillIndex {
  /** Bytes of one block's entry in a file. */
  static final int ENTRY = 4 + 8 + 4 + 4;

  private int[] lots = new int[64];
  private long[] offsets = new long[64];
  private int[] lengths = new int[64];
  private int[] sums = new int[64];
  private int size;

  /** Where a lot's blocks start among the others, once these are in order of their lots. */
  private int[] firsts = {};

  int size() {
    return size;
  }

  void add(int lot, long offset, int length, int sum) {
    if (size == lots.length) {
      lots = Arrays.copyOf(lots, size * 2);
      offsets = Arrays.copyOf(offsets, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
      sums = Arrays.copyOf(sums, size * 2);
    }
    lots[size] = lot;
    offsets[size] = offset;
    lengths[size] = length;
    sums[size] = sum;
    size++;
  }

  /** Writes the entries in order of the lots, and within a lot in the order they were added. */
  void put(ByteBuffer into) {
    int[] next = starts(size == 0 ? 0 : Arrays.stream(lots, 0, size).max().getAsInt() + 1);
    int base = into.position();
    for (int i = 0; i < size; i++) {
      into.position(base + next[lots[i]]++ * ENTRY);
      into.putInt(lots[i]).putLong(offsets[i]).putInt(lengths[i]).putInt(sums[i]);
    }
    into.position(base + size * ENTRY);
  }

  private int[] starts(int count) {
    int[] starts = new int[count + 1];
    for (int i = 0; i < size; i++) {
      starts[lots[i] + 1]++;
    }
    for (int lot = 0; lot < count; lot++) {
      starts[lot + 1] += starts[lot];
    }
    return starts;
  }

  /** Reads what {@link #put} wrote. */
  static SpillIndex from(ByteBuffer in, int size) {
    SpillIndex index = new SpillIndex();
    int last = -1;
    for (int i = 0; i < size; i++) {
      last = in.getInt();
      index.add(last, in.getLong(), in.getInt(), in.getInt());
    }
    index.firsts = index.starts(last + 1);
    return index;
  }

  /** How many lots have blocks, or might: none from this number on has. */
  int lots() {
    return Math.max(0, firsts.length - 1);
  }

  int first(int lot) {
    return lot < lots() ? firsts[lot] : 0;
  }

  int end(int lot) {
    return lot < lots() ? firsts[lot + 1] : 0;
  }

  long offset(int block) {
    return offsets[block];
  }

  int length(int block) {
    return lengths[block];
  }

  int sum(int block) {
    return sums[block];
  }
}
