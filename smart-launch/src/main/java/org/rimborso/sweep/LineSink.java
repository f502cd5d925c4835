package org.rimborso.sweep;

import java.io.IOException;

/** Takes what is scattered. */
public interface LineSink {
  /** Takes a line into {@code lot}. */
  void add(int lot, Spilled line) throws IOException;

  /** Takes what a resource is called and whose it is: their keys. */
  void name(long self, long patient) throws IOException;
}
