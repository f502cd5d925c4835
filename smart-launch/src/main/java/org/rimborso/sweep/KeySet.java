package org.rimborso.sweep;

import java.io.Serializable;

/** Keys, eleven bytes each and at most twice as many; filled by one thread, then read by all. */
public final class KeySet implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] keys;

  /**
   * @param most how many keys can come
   */
  public KeySet(long most) {
    long places = Math.max(1024, most + most / 3);
    keys = new long[(int) Math.min(places, 1 << 30)];
  }

  /** Puts {@code key} in. */
  public void add(long key) {
    keys[place(key)] = key;
  }

  /** Whether {@code key} was put in. */
  public boolean contains(long key) {
    return key != 0 && keys[place(key)] == key;
  }

  private int place(long key) {
    int place = (int) (((key >>> 32) * keys.length) >>> 32);
    while (keys[place] != 0 && keys[place] != key) {
      place = place + 1 == keys.length ? 0 : place + 1;
    }
    return place;
  }
}
