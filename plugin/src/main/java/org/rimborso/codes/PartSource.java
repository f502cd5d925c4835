package org.rimborso.codes;

import java.util.List;

/**
 * Gives back the parts that a {@link PartSink} took, in the same order.
 *
 * <p>Each method throws an {@link IllegalArgumentException} if the next part is of another kind or
 * there is none. The arrays belong to who asked for them.
 */
public interface PartSource {
  long[] longs();

  int[] ints();

  byte[] bytes();

  List<String> texts();

  /** A part of one text. */
  default String text() {
    List<String> part = texts();
    require(part.size() == 1, "not one text");
    return part.get(0);
  }

  /**
   * Refuses parts that do not fit together.
   *
   * @throws IllegalArgumentException unless {@code holds}
   */
  static void require(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException("the parts of the table do not fit together: " + fault);
    }
  }
}
