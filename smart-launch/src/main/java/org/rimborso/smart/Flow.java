package org.rimborso.smart;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What must come back unchanged in a launch: the PKCE verifier and the nonce. Kept sealed while the
 * user is at the authorize page.
 */
record Flow(String verifier, String nonce) {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_\\-]{43}");

  String text() {
    return verifier + "." + nonce;
  }

  static Optional<Flow> parse(String text) {
    int dot = text.indexOf('.');
    return dot > 0
            && PART.matcher(text.substring(0, dot)).matches()
            && PART.matcher(text.substring(dot + 1)).matches()
        ? Optional.of(new Flow(text.substring(0, dot), text.substring(dot + 1)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "Flow[]";
  }
}
