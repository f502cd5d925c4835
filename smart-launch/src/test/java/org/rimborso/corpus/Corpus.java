package org.rimborso.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rimborso.corpus.Specimen.Arm;
import org.rimborso.corpus.chart.CleanCharts;
import org.rimborso.corpus.chart.Dice;
import org.rimborso.corpus.chart.Draft;
import org.rimborso.corpus.chart.Spelling;
import org.rimborso.corpus.plant.Decoy;
import org.rimborso.corpus.plant.Decoys;
import org.rimborso.corpus.plant.Expected;
import org.rimborso.corpus.plant.Plant;
import org.rimborso.corpus.plant.Plants;
import org.rimborso.corpus.plant.World;

/** All charts of the corpus, each made when it is asked for. */
final class Corpus {
  private static final int CLEAN = 1200;
  private static final int TRIES = 200;

  private Corpus() {}

  /** The charts, with the plants of {@code rules} only. */
  static List<Supplier<Specimen>> of(Set<String> rules) {
    List<Supplier<Specimen>> all = new ArrayList<>();
    for (int i = 0; i < CLEAN; i++) {
      int seed = i;
      all.add(() -> clean(seed));
    }
    Plants.all()
        .filter(plant -> rules.contains(plant.rule()))
        .flatMap(plant -> Stream.iterate(0, i -> i + 1).limit(plant.times()).map(i -> of(plant, i)))
        .forEach(all::add);
    for (Decoy decoy : Decoys.all()) {
      for (int i = 0; i < decoy.times(); i++) {
        int seed = i;
        all.add(() -> decoy(decoy, seed));
      }
    }
    return all;
  }

  private static World world(int seed) {
    return seed % 2 == 0 ? World.SHIPPED : World.SITE;
  }

  private static Specimen clean(int seed) {
    return new Specimen(
        "clean " + seed,
        Arm.CLEAN,
        world(seed),
        Spelling.bundle(CleanCharts.any(seed), seed),
        Optional.empty(),
        Optional.empty());
  }

  private static Supplier<Specimen> of(Plant plant, int number) {
    return () -> plant(plant, number);
  }

  private static Specimen plant(Plant plant, int number) {
    long first = 1_000_000L + (plant.rule() + plant.name()).hashCode() * 1000L + number;
    for (int i = 0; i < TRIES; i++) {
      long seed = first + i * 7_919L;
      Draft chart = CleanCharts.of(plant.in(), seed);
      Optional<Expected> expected = plant.edit().put(chart, new Dice(seed + 3));
      if (expected.isPresent()) {
        return new Specimen(
            plant.rule() + ", " + plant.name() + " " + number,
            Arm.PLANT,
            plant.world(),
            Spelling.bundle(chart, seed),
            Optional.of(plant),
            expected);
      }
    }
    throw new IllegalStateException("no chart has a place for " + plant.rule() + plant.name());
  }

  private static Specimen decoy(Decoy decoy, int number) {
    long seed = 2_000_000L + decoy.name().hashCode() * 1000L + number;
    Draft chart = CleanCharts.of(decoy.in(), seed);
    decoy.edit().accept(chart, new Dice(seed + 3));
    return new Specimen(
        decoy.name() + " " + number,
        Arm.DECOY,
        world(number),
        Spelling.bundle(chart, seed),
        Optional.empty(),
        Optional.empty());
  }
}
