package org.rimborso.desk;

import java.util.Optional;
import java.util.regex.Pattern;
import org.rimborso.desk.RuleTrials.Why;

/**
 * A file of payer rules, or a table, as somebody typed it.
 *
 * @param name of the file
 * @param text all of it; lines end with a line feed
 */
public record RuleDraft(String name, String text) {
  /** Characters that go through the door, whatever a form makes of them. */
  public static final int LONGEST = 20_000;

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,93}\\.(yaml|yml|csv)");

  public RuleDraft {
    text = text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Why it cannot even be read; empty where it can. */
  public Optional<Why> refusal() {
    if (!NAME.matcher(name).matches()) {
      return Optional.of(Why.NAME);
    }
    if (text.isBlank()) {
      return Optional.of(Why.EMPTY);
    }
    // What fills the field to its end was most likely cut off there.
    return text.length() >= LONGEST ? Optional.of(Why.TOO_LONG) : Optional.empty();
  }

  /** Whether it is the rows of a table. */
  public boolean isTable() {
    return name.endsWith(".csv");
  }

  /** Without what was typed. */
  @Override
  public String toString() {
    return "RuleDraft[" + text.length() + "]";
  }
}
