package org.rimborso.codes;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Two arrays as columns of one table, sorted by the first; equals keep their order. */
final class SortedPairs {
  private SortedPairs() {}

  static void sort(long[] keys, long[] values) {
    if (isSorted(keys)) {
      return;
    }
    long[] oldKeys = keys.clone();
    long[] oldValues = values.clone();
    int[] order =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> oldKeys[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < order.length; i++) {
      keys[i] = oldKeys[order[i]];
      values[i] = oldValues[order[i]];
    }
  }

  static boolean isSorted(long[] keys) {
    for (int i = 1; i < keys.length; i++) {
      if (keys[i - 1] > keys[i]) {
        return false;
      }
    }
    return true;
  }

  /** The first position whose number is not below {@code key}. */
  static int lowerBound(long[] keys, long key) {
    int low = 0;
    int high = keys.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  static void requireSorted(long[] codes, long[] values) {
    PartSource.require(codes.length == values.length, "columns of different length");
    PartSource.require(isSorted(codes), "codes out of order");
    PartSource.require(
        codes.length == 0 || codes[0] > 0 && codes[codes.length - 1] < PackedCode.END,
        "a number that is no code");
  }
}
