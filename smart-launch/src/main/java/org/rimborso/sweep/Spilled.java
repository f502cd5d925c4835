package org.rimborso.sweep;

import java.io.Serializable;

/** One resource on its way to its chart. */
public final class Spilled implements Serializable {
  private static final long serialVersionUID = 1L;

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
  public Spilled(int file, long offset, long self, long patient, byte[] json) {
    this.file = file;
    this.offset = offset;
    this.self = self;
    this.patient = patient;
    this.json = json;
  }

  /** From which file it comes, by number. */
  public int file() {
    return file;
  }

  /** Where it starts there. */
  public long offset() {
    return offset;
  }

  /** The key of its own reference. */
  public long self() {
    return self;
  }

  /** The key of its patient's. */
  public long patient() {
    return patient;
  }

  /** Its text; nobody changes it. */
  public byte[] json() {
    return json;
  }

  /** Whether it stands before {@code other} in the input. */
  boolean isBefore(Spilled other) {
    return inOrder(this, other) < 0;
  }

  /** The order of the input. */
  public static int inOrder(Spilled one, Spilled other) {
    return one.file == other.file
        ? Long.compare(one.offset, other.offset)
        : Integer.compare(one.file, other.file);
  }

  /** The same for another one's chart. */
  public Spilled of(long other) {
    return new Spilled(file, offset, self, other, json);
  }
}
