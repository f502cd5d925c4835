package org.rimborso.rule;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Choices made by a seeded random. */
abstract class Chances {
  final Random random;

  Chances(Random random) {
    this.random = random;
  }

  /** Whether the one in {@code in} chances came. */
  final boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  @SafeVarargs
  final <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** The value, three times of four. */
  final <T> Optional<T> maybe(Supplier<T> value) {
    return chance(4) ? Optional.empty() : Optional.of(value.get());
  }

  /** None to two values. */
  final <T> List<T> some(Supplier<T> value) {
    return IntStream.range(0, random.nextInt(3)).mapToObj(i -> value.get()).toList();
  }
}
