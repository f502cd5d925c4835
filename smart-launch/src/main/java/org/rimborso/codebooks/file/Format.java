package org.rimborso.codebooks.file;

/** One form in which a publisher ships a list. Stateless. */
interface Format {
  /** For people, such as {@code ICD-10-CM order file}. */
  String name();

  /** Whether an entry that begins like this has the form; names play no part. */
  boolean recognises(Head head);

  /** The same, where what the configuration says of columns helps. */
  default boolean recognises(Head head, Hints hints) {
    return recognises(head);
  }

  /**
   * All of the entry.
   *
   * @throws Broken if any of it is not as the form has it
   */
  Reading read(Source source) throws Broken;

  /** Whether it lists changes to an edition, and so is read after the rest of its archive. */
  default boolean listsChanges() {
    return false;
  }
}
