package org.rimborso.codes;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Different texts, one after the other in one array. */
final class TextPool {
  private final byte[] bytes;
  private final int[] ends;

  private TextPool(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  /** The pool of {@code different} texts, numbered in their order. */
  static TextPool of(List<String> different) {
    int[] ends = new int[different.size()];
    byte[] bytes = String.join("", different).getBytes(StandardCharsets.UTF_8);
    int end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += different.get(i).getBytes(StandardCharsets.UTF_8).length;
      ends[i] = end;
    }
    return new TextPool(bytes, ends);
  }

  int size() {
    return ends.length;
  }

  String get(int text) {
    int start = text == 0 ? 0 : ends[text - 1];
    return new String(bytes, start, ends[text] - start, StandardCharsets.UTF_8);
  }

  void write(PartSink out) {
    out.bytes(bytes);
    out.ints(ends);
  }

  static TextPool read(PartSource in) {
    TextPool read = new TextPool(in.bytes(), in.ints());
    int end = 0;
    for (int next : read.ends) {
      PartSource.require(end <= next, "texts out of order");
      end = next;
    }
    PartSource.require(end == read.bytes.length, "texts cut off");
    return read;
  }
}
