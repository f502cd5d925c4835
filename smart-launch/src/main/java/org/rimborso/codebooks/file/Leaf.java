package org.rimborso.codebooks.file;

/** One entry of what was unpacked. */
sealed interface Leaf {
  Entry entry();

  /** Something that can be read. */
  record Legible(Entry entry, Body body) implements Leaf {}

  /** Something from which nothing is read, such as a PDF document. */
  record Document(Entry entry, String what) implements Leaf {}

  /** Something that is broken. */
  record Damaged(Entry entry, Broken how) implements Leaf {}
}
