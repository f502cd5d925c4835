package org.rimborso.smart;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/**
 * What a card's link gives an EHR to pass on at the launch ({@code appContext}, CDS Hooks 2.0 and
 * SMART App Launch 2.2): the finding that the app is to open, {@code
 * {"finding":"rule:focus:fact"}}.
 */
public final class AppContext {
  private static final String FINDING = "finding";
  private static final int LONGEST = 2000;

  private AppContext() {}

  /** The text that names a finding by its id. */
  public static String of(String finding) {
    return JSONObjectUtils.toJSONString(Map.of(FINDING, finding));
  }

  /**
   * The finding that a token answer's {@code appContext} names; empty where it is none of ours.
   * Some EHRs pass on the text, some the object that it spells.
   */
  static Optional<String> finding(Object appContext) {
    if (appContext instanceof String text) {
      return text.length() > LONGEST ? Optional.empty() : named(parsed(text));
    }
    return appContext instanceof Map<?, ?> object ? named(object) : Optional.empty();
  }

  private static Map<?, ?> parsed(String text) {
    try {
      return JSONObjectUtils.parse(text);
    } catch (ParseException ofSomebodyElse) {
      return Map.of();
    }
  }

  private static Optional<String> named(Map<?, ?> object) {
    return object.get(FINDING) instanceof String id && !id.isBlank() && id.length() <= LONGEST
        ? Optional.of(id)
        : Optional.empty();
  }
}
