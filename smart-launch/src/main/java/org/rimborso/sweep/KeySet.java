package org.rimborso.sweep;

/** Keys, eleven bytes each and at most twice as many; filled by one thread, then read by all. */
final class KeySet {
  private final long[] keys;

  /**
   * @param most how many keys can come
   */
  KeySet(long most) {
    long places = Math.max(1024, most + most / 3);
    keys = new long[(int) Math.min(places, 1 << 30)];
  }

  void add(long key) {
    keys[place(key)] = key;
  }

  boolean contains(long key) {
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
