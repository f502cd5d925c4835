package org.rimborso.sweep;

/** Keys and a number for each, in open addressing; the key 0 cannot be put in. */
final class KeyTable {
  private static final int LEAST = 1024;

  private long[] keys;
  private long[] values;
  private int size;

  /**
   * @param expected how many keys will come, about
   */
  KeyTable(long expected) {
    long places = Long.highestOneBit(Math.max(LEAST, Math.min(expected, 1 << 28)) * 2 - 1);
    keys = new long[(int) places * 2];
    values = new long[keys.length];
  }

  int size() {
    return size;
  }

  boolean contains(long key) {
    return keys[place(key)] == key && key != 0;
  }

  /** The number of {@code key}; {@code otherwise} where it was not put in. */
  long get(long key, long otherwise) {
    int place = place(key);
    return key != 0 && keys[place] == key ? values[place] : otherwise;
  }

  /** Puts {@code key} in; says whether it is new. An older number of it is replaced. */
  boolean put(long key, long value) {
    int place = place(key);
    boolean isNew = keys[place] != key;
    keys[place] = key;
    values[place] = value;
    if (isNew && ++size * 4L > keys.length * 3L) {
      grow();
    }
    return isNew;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new long[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        values[place] = oldValues[i];
      }
    }
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) (key >>> 20) & mask;
    while (keys[place] != 0 && keys[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }
}
