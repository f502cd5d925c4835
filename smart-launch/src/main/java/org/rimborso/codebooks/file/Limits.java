package org.rimborso.codebooks.file;

/**
 * What a hostile or damaged file may cost.
 *
 * @param entryBytes of one entry, inflated
 * @param archiveBytes of all entries, inflated
 * @param xmlBytes of one XML document, whose parser may hold any part of it in memory
 * @param ratio inflated to packed, once {@code ratioFrom} bytes are inflated
 * @param entries in one archive
 * @param lineBytes of one line
 * @param cellLength of one cell, in characters
 */
record Limits(
    long entryBytes,
    long archiveBytes,
    long xmlBytes,
    long ratio,
    long ratioFrom,
    int entries,
    int lineBytes,
    int cellLength) {
  private static final long MEBIBYTE = 1L << 20;

  static final Limits STANDARD =
      new Limits(
          400 * MEBIBYTE,
          1024 * MEBIBYTE,
          48 * MEBIBYTE,
          200,
          10 * MEBIBYTE,
          200,
          1 << 16,
          1 << 15);

  /** Whether {@code inflated} bytes out of {@code packed} are too many. */
  boolean suspicious(long inflated, long packed) {
    return inflated > ratioFrom && inflated > ratio * Math.max(1, packed);
  }

  /** The limits for one XML document. */
  Limits ofXml() {
    return new Limits(
        xmlBytes, archiveBytes, xmlBytes, ratio, ratioFrom, entries, lineBytes, cellLength);
  }

  /** {@code bytes} for people. */
  static String mebibytes(long bytes) {
    return bytes / MEBIBYTE + " MiB";
  }
}
