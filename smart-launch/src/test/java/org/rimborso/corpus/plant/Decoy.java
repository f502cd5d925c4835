package org.rimborso.corpus.plant;

import java.util.function.BiConsumer;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Wish;

/**
 * A chart that looks wrong and is not.
 *
 * @param name what it is, for people
 * @param times how many charts are made of it
 */
public record Decoy(String name, Wish in, int times, BiConsumer<Draft, Dice> edit) {
  private static final int TIMES = 25;

  static Decoy of(String name, Wish in, BiConsumer<Draft, Dice> edit) {
    return new Decoy(name, in, TIMES, edit);
  }
}
