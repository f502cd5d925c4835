package org.rimborso.sweep;

import java.io.Serializable;

/** Keys and a number for each, in open addressing; the key 0 cannot be put in. */
public final class KeyTable implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LEAST = 1024;

  private long[] keys;
  private long[] values;
  private int size;

  /**
   * @param expected how many keys will come, about
   */
  public KeyTable(long expected) {
    long places = Long.highestOneBit(Math.max(LEAST, Math.min(expected, 1 << 28)) * 2 - 1);
    keys = new long[(int) places * 2];
    values = new long[keys.length];
  }

  /** How many keys were put in. */
  public int size() {
    return size;
  }

  /** Whether {@code key} was put in. */
  public boolean contains(long key) {
    return keys[place(key)] == key && key != 0;
  }

  /** The number of {@code key}; {@code otherwise} where it was not put in. */
  public long get(long key, long otherwise) {
    int place = place(key);
    return key != 0 && keys[place] == key ? values[place] : otherwise;
  }

  /** Puts {@code key} in; says whether it is new. An older number of it is replaced. */
  public boolean put(long key, long value) {
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
