package org.rimborso.launch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which texts an element holds in one round, with a mark that tells the element when it is seen. Each holds a few of them, one after the
 * other: a later one is hidden only by an earlier one that became markup, which is a failure by itself. Those that look like addresses, which
 * must stand first to mean anything, do.
 *
 * @param form what is done to each text
 */
record PolyglotTexts(List<String> all, int round, UnaryOperator<String> form) {
  static final int TOGETHER = 6;
  /** Neighbours hold different texts, and so do elements of the same kind in neighbouring resources. */
  private static final int STRIDE = 7;

  PolyglotTexts {
    List<String> addressesFirst = new ArrayList<>(all.stream().filter(PolyglotTexts::isAddress).toList());
    addressesFirst.addAll(all.stream().filter(text -> !isAddress(text)).toList());
    all = Collections.unmodifiableList(addressesFirst);
  }

  private static boolean isAddress(String text) {
    return text.matches("(?s)[^<\"' ]{0,3}(\\w+\\s?\\w*:|[/\\\\]{2}).*");
  }

  /** Rounds after which each element held each text. */
  static int rounds(int texts) {
    return (texts + TOGETHER - 1) / TOGETHER;
  }

  /** Some texts for an element of the record. */
  String at(int element) {
    int rounds = rounds(all.size());
    int first = Math.floorMod(element * STRIDE + round, rounds);
    String texts =
        IntStream.iterate(first, place -> place < all.size(), place -> place + rounds)
            .mapToObj(all::get)
            .collect(Collectors.joining(" "));
    return form.apply(texts + "q" + element + "q");
  }

  /** One text for what is no element of the record and may be too short for more. */
  String alone(int number) {
    return form.apply(all.get(Math.floorMod(number + round * STRIDE * STRIDE, all.size())));
  }
}
