package org.rimborso.sweep;

/**
 * One resource on its way to its chart.
 *
 * @param file from which it comes, by number
 * @param offset where it starts there: with the file's number its place in the whole input
 * @param self the key of its own reference
 * @param patient the key of its patient's
 */
record Spilled(int file, long offset, long self, long patient, byte[] json)
    implements Comparable<Spilled> {
  /** Bytes that it takes beside its text. */
  static final int HEAD = 4 + 8 + 8 + 8 + 4;

  /** In order of the input. */
  @Override
  public int compareTo(Spilled other) {
    return file == other.file
        ? Long.compare(offset, other.offset)
        : Integer.compare(file, other.file);
  }

  /** The same for another one's chart. */
  Spilled of(long other) {
    return new Spilled(file, offset, self, other, json);
  }
}
