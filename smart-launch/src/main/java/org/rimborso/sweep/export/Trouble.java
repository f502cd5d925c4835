package org.rimborso.sweep.export;

/** Why an export cannot go on, as a sentence for people. Holds no data of patients. */
final class Trouble extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fate fate;

  /** What becomes of the job. */
  enum Fate {
    /** It stands; whoever comes again finds it. */
    STANDS,
    /** The EHR no longer knows it, or no longer has its files: a new one may do better. */
    LOST,
    /** It failed for good. */
    OVER
  }

  Trouble(String sentence, Fate fate) {
    super(sentence);
    this.fate = fate;
  }

  Trouble(String sentence) {
    this(sentence, Fate.STANDS);
  }

  Fate fate() {
    return fate;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
