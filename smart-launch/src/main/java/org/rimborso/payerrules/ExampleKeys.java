package org.rimborso.payerrules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;

/**
 * The keys of one thing in an example. What is wrong is among the mistakes, and reads as absent.
 */
final class ExampleKeys {
  private final Map<String, YamlPart> keys;

  ExampleKeys(Optional<YamlPart> part, Set<String> known) {
    keys = part.map(one -> one.keys(known)).orElse(Map.of());
  }

  boolean has(String name) {
    return keys.containsKey(name);
  }

  Optional<YamlPart> part(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  Optional<String> text(String name) {
    return part(name).flatMap(YamlPart::text);
  }

  String text(String name, String usual) {
    return text(name).orElse(usual);
  }

  List<String> texts(String name) {
    return part(name).map(YamlPart::texts).orElse(List.of());
  }

  Optional<Integer> whole(String name) {
    return value(name, "a whole number", Integer::valueOf);
  }

  Optional<BigDecimal> number(String name) {
    return value(
        name,
        "a number such as 120.50",
        text -> {
          YamlValues.require(text.length() <= 20);
          return new BigDecimal(text);
        });
  }

  Optional<LocalDate> day(String name) {
    return value(name, "a day such as 2026-01-31", LocalDate::parse);
  }

  /** From one key to the other; {@code usual} where neither is there. */
  Period period(String first, String last, Period usual) {
    return has(first) || has(last)
        ? new Period(day(first).map(PartialDate::of), day(last).map(PartialDate::of))
        : usual;
  }

  <T> Optional<T> value(String name, String expected, Function<String, T> reader) {
    return part(name).flatMap(one -> YamlValues.read(one, expected, reader));
  }
}
