package org.rimborso.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * A value of a rule that sites may set.
 *
 * @param owner under which name it is set: the rule's id, or a name that several rules share
 * @param usual what counts where a site says nothing; empty for an empty list
 * @param meaning what it changes, for people
 */
public record Parameter(String owner, String name, Kind kind, String usual, Phrase meaning) {
  /** What switches something off, or a date that never comes. */
  public static final String OFF = "off";

  static final String ON = "on";
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,4}");

  /** What it may be. */
  public enum Kind {
    DAYS("a whole number of days from 0 to 9999"),
    SWITCH("on or off"),
    LIST("a list"),
    DAY_OR_OFF("a day such as 2015-10-01, or off");

    private final String expected;

    Kind(String expected) {
      this.expected = expected;
    }

    /** In words that follow "expected". */
    public String expected() {
      return expected;
    }

    /** Whether {@code value} is one; of a list, whether it may be an entry. */
    public boolean accepts(String value) {
      return switch (this) {
        case DAYS -> COUNT.matcher(value).matches();
        case SWITCH -> value.equals(ON) || value.equals(OFF);
        case LIST -> !value.isBlank();
        case DAY_OR_OFF -> value.equals(OFF) || isDay(value);
      };
    }

    private static boolean isDay(String value) {
      try {
        return LocalDate.parse(value).isSupported(ChronoUnit.DAYS);
      } catch (DateTimeException none) {
        return false;
      }
    }
  }

  /**
   * A parameter of one rule. Its meaning is the bundle's {@code rule-id.parameter-name}.
   *
   * @param rule the rule's class, in whose package the message bundle is
   */
  public static Parameter of(Class<?> rule, String id, String name, Kind kind, String usual) {
    return new Parameter(id, name, kind, usual, Message.of(rule, id + ".parameter-" + name));
  }

  /** Owner and name. */
  String key() {
    return owner + "." + name;
  }
}
