package org.rimborso.payer;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rimborso.chart.CodeableConcept;

/**
 * A selection of service codes: single codes ({@code J0696}), all that begin alike ({@code J*}), or
 * a range of equally long codes, both ends included ({@code 70010-76499}). Letters count alike,
 * large or small.
 */
public record ServiceCodes(List<String> entries) {
  private static final Pattern FORM = Pattern.compile("[A-Z0-9]+(\\*|-[A-Z0-9]+)?");

  /**
   * The selection.
   *
   * @throws IllegalArgumentException for an entry of another form
   */
  public ServiceCodes {
    entries = entries.stream().map(entry -> entry.strip().toUpperCase(Locale.ROOT)).toList();
    if (!entries.stream().allMatch(ServiceCodes::isWellFormed)) {
      throw new IllegalArgumentException("a code, codes that begin alike, or a range");
    }
  }

  private static boolean isWellFormed(String entry) {
    int dash = entry.indexOf('-');
    return FORM.matcher(entry).matches() && (dash < 0 || dash * 2 + 1 == entry.length());
  }

  /** Whether any code of {@code service} is among them. */
  public boolean include(CodeableConcept service) {
    return service.codings().stream().anyMatch(coding -> include(coding.code()));
  }

  private boolean include(String code) {
    String plain = code.toUpperCase(Locale.ROOT);
    return entries.stream().anyMatch(entry -> matches(entry, plain));
  }

  private static boolean matches(String entry, String code) {
    if (entry.endsWith("*")) {
      return code.startsWith(entry.substring(0, entry.length() - 1));
    }
    int dash = entry.indexOf('-');
    return dash < 0
        ? entry.equals(code)
        : code.length() == dash
            && entry.substring(0, dash).compareTo(code) <= 0
            && entry.substring(dash + 1).compareTo(code) >= 0;
  }
}
