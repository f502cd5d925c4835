package org.rimborso.desk;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;

/**
 * Elements of a chart as text that is the same for the same facts, on every node and in every run:
 * without the order of lists, without the names that servers add to codes and people. No two
 * different facts have one text, for each text states its length.
 */
final class FactText {
  private FactText() {}

  /** All of these, one after another. */
  static String of(Object... values) {
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      String one = text(value);
      text.append(one.length()).append(':').append(one);
    }
    return text.toString();
  }

  private static String text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(FactText::of).orElse("");
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? of(number.getAsInt()) : "";
    }
    if (value instanceof Collection<?> many) {
      return many.stream().map(FactText::of).sorted().collect(Collectors.joining());
    }
    return single(value);
  }

  private static String single(Object value) {
    if (value instanceof CodeableConcept concept) {
      return of(concept.codings(), concept.text());
    }
    if (value instanceof Coding coding) {
      return of(coding.uri(), coding.code());
    }
    if (value instanceof Party party) {
      Party whom = party.withoutWords();
      return of(whom.reference(), whom.identifier(), whom.display());
    }
    if (value instanceof Period period) {
      return of(period.start(), period.end());
    }
    if (value instanceof PartialDate date) {
      return date.first() + "/" + date.last();
    }
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : plain(value);
  }

  private static String plain(Object value) {
    if (value instanceof String
        || value instanceof Reference
        || value instanceof Boolean
        || value instanceof Integer) {
      return value.toString();
    }
    throw new IllegalArgumentException("no text for " + value.getClass().getName());
  }
}
