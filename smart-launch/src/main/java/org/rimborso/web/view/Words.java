package org.rimborso.web.view;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.rule.Message;

/**
 * The words of the pages in one language: sentences from the bundle, dates, times and amounts as
 * its readers write them. Thread-safe.
 */
public final class Words {
  /** Stands where an amount is not shown. */
  private static final String HIDDEN = "…";

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  public static final Words ENGLISH = new Words(Locale.ENGLISH, true);
  public static final Words ITALIAN = new Words(Locale.ITALIAN, true);

  private final Locale locale;
  private final boolean amounts;
  private final ResourceBundle bundle;
  private final DateTimeFormatter day;
  private final DateTimeFormatter month;

  private Words(Locale locale, boolean amounts) {
    this.locale = locale;
    this.amounts = amounts;
    bundle =
        ResourceBundle.getBundle(
            "org.rimborso.web.messages", locale, Words.class.getClassLoader(), NO_FALLBACK);
    day = DateTimeFormatter.ofPattern("d MMM uuuu", locale);
    month = DateTimeFormatter.ofPattern("MMM uuuu", locale);
  }

  /** The words for a language tag; English where we have no such language. */
  public static Words of(String tag) {
    return tag.equals("it") ? ITALIAN : ENGLISH;
  }

  public Locale locale() {
    return locale;
  }

  /** The language tag: {@code en} or {@code it}. */
  public String tag() {
    return locale.getLanguage();
  }

  /** The other language we speak. */
  public Words other() {
    return tag().equals("it") ? ENGLISH : ITALIAN;
  }

  /** The sentence of {@code key}; days and amounts among the arguments in the reader's form. */
  public String say(String key, Object... arguments) {
    Object[] shown = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      shown[i] = shown(arguments[i]);
    }
    return new MessageFormat(bundle.getString(key), locale).format(shown);
  }

  /** The sentence of {@code key}, or empty where the bundle has none. */
  public Optional<String> find(String key) {
    return bundle.containsKey(key) ? Optional.of(say(key)) : Optional.empty();
  }

  /** The words for a code of FHIR or of ours; the code itself where we have no words for it. */
  public String code(String family, String code) {
    try {
      return say(family + "." + code);
    } catch (MissingResourceException unknown) {
      return code;
    }
  }

  /** What a rule or an account says. */
  public String say(Message message) {
    return (amounts ? message : message.hiding(HIDDEN)).in(locale);
  }

  public Day day(LocalDate date) {
    return new Day(date.toString(), date.format(day));
  }

  /** A date as exact as it was written. */
  public Day day(PartialDate date) {
    return new Day(date.toString(), partial(date));
  }

  /** The time of day, to the minute, at the site. */
  public String time(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofPattern("HH:mm", locale).format(moment.atZone(zone));
  }

  /** The same words for a reader who must not see amounts: none is ever put in a sentence. */
  public Words withoutAmounts() {
    return new Words(locale, false);
  }

  /** Whether this reader sees amounts. */
  public boolean showsAmounts() {
    return amounts;
  }

  /** The amount without its currency: at least its minor digits, never rounded. */
  public String amount(Money money) {
    if (!amounts) {
      return HIDDEN;
    }
    int digits = new BigDecimal(money.plain()).scale();
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(money.value()).replace('-', '\u2212');
  }

  /** The amount and its currency. */
  public String money(Money money) {
    return amounts ? amount(money) + "\u00a0" + money.currency() : HIDDEN;
  }

  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  private String partial(PartialDate date) {
    if (date.day().isPresent()) {
      return date.first().format(day);
    }
    return date.toString().length() == 4 ? date.toString() : date.first().format(month);
  }

  private Object shown(Object argument) {
    if (argument instanceof LocalDate date) {
      return day(date).shown();
    }
    if (argument instanceof PartialDate date) {
      return day(date).shown();
    }
    if (argument instanceof Day date) {
      return date.shown();
    }
    return argument instanceof Money money ? money(money) : argument;
  }
}
