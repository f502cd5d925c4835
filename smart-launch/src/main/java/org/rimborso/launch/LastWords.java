package org.rimborso.launch;

import java.io.PrintWriter;

/** Standard error that knows the last sentence it was told, for whoever asks later why it ended. */
final class LastWords extends PrintWriter {
  private static final String OURS = "rimborso: ";

  private volatile String last = "";

  LastWords(PrintWriter to) {
    super(to);
  }

  @Override
  public void println(String line) {
    if (line.startsWith(OURS)) {
      last = line.substring(OURS.length());
    }
    super.println(line);
  }

  /** Empty where there was none. */
  String last() {
    return last;
  }
}
