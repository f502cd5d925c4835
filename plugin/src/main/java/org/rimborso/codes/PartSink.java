package org.rimborso.codes;

import java.util.List;

/**
 * Takes the packed parts of a table in order, so that whoever keeps tables need not know what is in
 * them. The same parts in the same order, given by a {@link PartSource}, make the same table.
 */
public interface PartSink {
  void longs(long[] part);

  void ints(int[] part);

  void bytes(byte[] part);

  void texts(List<String> part);

  /** A part of one text. */
  default void text(String part) {
    texts(List.of(part));
  }
}
