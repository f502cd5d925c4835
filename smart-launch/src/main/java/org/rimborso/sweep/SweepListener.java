package org.rimborso.sweep;

/** Hears how a sweep goes; from many threads. */
public interface SweepListener {
  /** Hears nothing. */
  SweepListener SILENT =
      new SweepListener() {
        @Override
        public void reached(Stage stage, long done, long all) {}

        @Override
        public void says(String sentence) {}
      };

  /** What a sweep is doing. */
  enum Stage {
    /** Reading the input. */
    READING,
    /** Reviewing charts. */
    REVIEWING
  }

  /** How many bytes of how many are done. */
  void reached(Stage stage, long done, long all);

  /** Something that people should know, as a sentence without the full stop. */
  void says(String sentence);
}
