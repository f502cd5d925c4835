package org.rimborso.sweep;

import java.io.IOException;

/** A sweep cannot go on; its message is a sentence for people, without the full stop. */
public final class SweepFailed extends IOException {
  private static final long serialVersionUID = 1L;

  SweepFailed(String sentence) {
    super(sentence);
  }

  SweepFailed(String sentence, IOException cause) {
    super(sentence, cause);
  }
}
