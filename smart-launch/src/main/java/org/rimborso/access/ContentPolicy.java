package org.rimborso.access;

import java.util.List;
import java.util.Optional;

/**
 * A page's Content-Security-Policy.
 *
 * @param nonce what marks the page's own scripts
 * @param frameOrigins whose pages may frame it, beside our own
 * @param formTarget an origin forms may be sent to, beside our own: an authorize endpoint's
 */
record ContentPolicy(String nonce, List<String> frameOrigins, Optional<String> formTarget) {
  ContentPolicy {
    frameOrigins = List.copyOf(frameOrigins);
  }

  /** The header's value. */
  String header() {
    return "default-src 'none'; script-src 'nonce-"
        + nonce
        + "'; connect-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none';"
        + " base-uri 'none'; form-action 'self'"
        + formTarget.map(origin -> " " + origin).orElse("")
        + "; frame-ancestors 'self'"
        + String.join("", frameOrigins.stream().map(origin -> " " + origin).toList());
  }
}
