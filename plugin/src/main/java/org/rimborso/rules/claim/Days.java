package org.rimborso.rules.claim;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Period;
import org.rimborso.rule.Message;
import org.rimborso.rule.Phrase;

/** A period in words: one day, from one day to another, or since a day. */
record Days(Period period) implements Phrase {
  static Days of(Period period) {
    return new Days(period);
  }

  @Override
  public String in(Locale language) {
    Optional<PartialDate> start = period.start();
    Optional<PartialDate> end = period.end();
    if (start.isPresent() && end.isPresent() && !start.equals(end)) {
      return message("days.from-to", start.get(), end.get()).in(language);
    }
    if (start.isPresent()) {
      String key = end.isPresent() ? "days.on" : "days.since";
      return message(key, start.get()).in(language);
    }
    return end.map(until -> message("days.until", until).in(language)).orElse("");
  }

  private static Message message(String key, PartialDate... dates) {
    Object[] shown = new Object[dates.length];
    for (int i = 0; i < dates.length; i++) {
      Optional<LocalDate> day = dates[i].day();
      shown[i] = day.isPresent() ? day.get() : dates[i].toString();
    }
    return Message.of(Days.class, key, shown);
  }
}
