package org.rimborso.sweep;

/** One resource on its way to its chart. */
final class Spilled {
  /** Bytes that it takes beside its text. */
  static final int HEAD = 4 + 8 + 8 + 8 + 4;

  private final int file;
  private final long offset;
  private final long self;
  private final long patient;
  private final byte[] json;

  /**
   * @param file from which it comes, by number
   * @param offset where it starts there: with the file's number its place in the whole input
   * @param self the key of its own reference
   * @param patient the key of its patient's
   */
  Spilled(int file, long offset, long self, long patient, byte[] json) {
    this.file = file;
    this.offset = offset;
    this.self = self;
    this.patient = patient;
    this.json = json;
  }

  int file() {
    return file;
  }

  long offset() {
    return offset;
  }

  long self() {
    return self;
  }

  long patient() {
    return patient;
  }

  /** Its text; nobody changes it. */
  byte[] json() {
    return json;
  }

  /** Whether it stands before {@code other} in the input. */
  boolean isBefore(Spilled other) {
    return inOrder(this, other) < 0;
  }

  /** The order of the input. */
  static int inOrder(Spilled one, Spilled other) {
    return one.file == other.file
        ? Long.compare(one.offset, other.offset)
        : Integer.compare(one.file, other.file);
  }

  /** The same for another one's chart. */
  Spilled of(long other) {
    return new Spilled(file, offset, self, other, json);
  }
}
