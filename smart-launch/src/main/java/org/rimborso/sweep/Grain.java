package org.rimborso.sweep;

/**
 * How finely a sweep parts its work.
 *
 * @param unit bytes of the input that are scattered in one go
 * @param lot about how many bytes of text lie in one lot: a few of them, with the charts made of
 *     them, are in memory at once
 */
record Grain(long unit, long lot) {
  static final Grain USUAL = new Grain(64 << 20, 8 << 20);
}
