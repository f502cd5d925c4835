package org.rimborso.web.sample;

/** Owns the sample's bundle. */
public final class Sentences {
  private Sentences() {}
}
