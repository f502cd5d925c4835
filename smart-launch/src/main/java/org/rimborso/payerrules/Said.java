package org.rimborso.payerrules;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rimborso.rule.Message;
import org.rimborso.rule.Phrase;

/**
 * A rule's sentence about one thing, in both languages.
 *
 * @param values of the templates, as they were when it was said
 * @param hidden what stands in place of amounts; empty text where they are shown
 */
record Said(Bilingual<Template> template, Bilingual<List<Object>> values, String hidden)
    implements Phrase {

  static Said of(Bilingual<Template> template, Frame frame) {
    return new Said(
        template,
        new Bilingual<>(template.english().filled(frame), template.italian().filled(frame)),
        "");
  }

  /** The sentence as a message. */
  Message message() {
    return Message.of(Said.class, "payer-rule.says", this);
  }

  @Override
  public Phrase hiding(String sign) {
    return new Said(template, values, sign);
  }

  @Override
  public String in(Locale language) {
    Template words = template.in(language);
    List<Object> told = values.in(language);
    StringBuilder sentence = new StringBuilder(words.words().get(0));
    for (int i = 0; i < told.size(); i++) {
      boolean hide = !hidden.isEmpty() && words.values().get(i).readsAmounts();
      sentence.append(hide ? hidden : shown(told.get(i), language));
      sentence.append(words.words().get(i + 1));
    }
    return sentence.toString();
  }

  private static String shown(Object value, Locale language) {
    if (value instanceof Unknown || value instanceof Thing<?>) {
      return Message.of(Said.class, "payer-rule.not-told").in(language);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(one -> shown(one, language)).collect(Collectors.joining(", "));
    }
    if (value instanceof LocalDate day) {
      return day.format(DateTimeFormatter.ofPattern("d MMM uuuu", language));
    }
    return value instanceof BigDecimal number ? number(number, language) : value.toString();
  }

  /** A whole number without a fraction, any other with two digits at least. */
  private static String number(BigDecimal number, Locale language) {
    BigDecimal plain = number.stripTrailingZeros();
    NumberFormat format = NumberFormat.getNumberInstance(language);
    format.setMinimumFractionDigits(number.scale() > 0 ? 2 : 0);
    format.setMaximumFractionDigits(Math.max(2, Math.min(6, plain.scale())));
    return format.format(number);
  }
}
