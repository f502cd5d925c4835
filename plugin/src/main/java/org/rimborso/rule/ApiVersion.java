package org.rimborso.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of what rules are written against: the packages {@code rule}, {@code chart}, {@code
 * codes} and {@code payer}. A plug-in names the one it was built for in its jar's manifest ({@code
 * Rimborso-Api}). The second number grows when something is added, the first when something that
 * plug-ins may use changes or goes.
 */
public record ApiVersion(int major, int minor) {
  /** The version of this jar. */
  public static final ApiVersion CURRENT = new ApiVersion(1, 0);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

  /**
   * Reads a version such as {@code 1.0}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ApiVersion of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no API version");
    }
    return new ApiVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /** Whether what was built for {@code asked} runs with this one. */
  public boolean serves(ApiVersion asked) {
    return major == asked.major && minor >= asked.minor;
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
