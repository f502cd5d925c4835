package org.rimborso.rule;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.rimborso.chart.Money;

/**
 * A sentence for people in any language of its bundle: {@code messages.properties} (English) and
 * {@code messages_it.properties} in the package of {@code owner}, {@link MessageFormat} patterns.
 * Dates and money among the arguments are written as the language does; a {@link Phrase} among them
 * (another message, a code name) is rendered first.
 *
 * @param owner the class in whose package (and by whose class loader) the bundle is found
 * @param arguments values for {0}, {1}, …
 */
public record Message(Class<?> owner, String key, List<Object> arguments) implements Phrase {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  public Message {
    arguments = List.copyOf(arguments);
  }

  public static Message of(Class<?> owner, String key, Object... arguments) {
    return new Message(owner, key, List.of(arguments));
  }

  /** The sentence in {@code language}; English where the bundle has no such language. */
  @Override
  public String in(Locale language) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            owner.getPackageName() + ".messages", language, owner.getClassLoader(), NO_FALLBACK);
    Object[] shown = arguments.stream().map(argument -> shown(argument, language)).toArray();
    return new MessageFormat(bundle.getString(key), language).format(shown);
  }

  @Override
  public Message hiding(String sign) {
    List<Object> others = new ArrayList<>();
    for (Object argument : arguments) {
      others.add(
          argument instanceof Money
              ? sign
              : argument instanceof Phrase inner ? inner.hiding(sign) : argument);
    }
    return new Message(owner, key, others);
  }

  private static Object shown(Object argument, Locale language) {
    if (argument instanceof LocalDate day) {
      return day.format(DateTimeFormatter.ofPattern("d MMM uuuu", language));
    }
    if (argument instanceof Money money) {
      return amount(money, language);
    }
    return argument instanceof Phrase phrase ? phrase.in(language) : argument;
  }

  private static String amount(Money money, Locale language) {
    int digits = Math.max(money.minorUnit().scale(), money.value().stripTrailingZeros().scale());
    java.text.NumberFormat format = java.text.NumberFormat.getNumberInstance(language);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(money.value()) + " " + money.currency();
  }
}
