package org.rimborso.sandbox;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Reports a growing count each time it passes another thousand. */
final class EveryThousand implements IntConsumer {

  private static final int STEP = 1000;

  private final Consumer<String> progress;
  private int told;

  EveryThousand(Consumer<String> progress) {
    this.progress = progress;
  }

  @Override
  public void accept(int loaded) {
    if (loaded / STEP > told) {
      told = loaded / STEP;
      progress.accept("loaded " + loaded + " resources");
    }
  }
}
