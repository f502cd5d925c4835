package org.rimborso.corpus.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Choices made from a seed. */
public final class Dice {
  private final Random random;

  public Dice(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** Whether the one in {@code in} chances came. */
  public boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  /** From {@code least} to {@code most}, both included. */
  public int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** A day from {@code first} to {@code last}, both included. */
  public LocalDate between(LocalDate first, LocalDate last) {
    return first.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(first, last) + 1));
  }

  public <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  public final <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Puts a list in another order. */
  public void shuffle(List<?> list) {
    Collections.shuffle(list, random);
  }
}
