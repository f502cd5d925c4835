package org.rimborso.payer;

import java.util.Optional;

/**
 * How to reach a payer about claims, as the site wrote it down.
 *
 * @param hours when somebody answers the telephone
 */
public record Contact(
    Optional<String> phone,
    Optional<String> portal,
    Optional<String> fax,
    Optional<String> post,
    Optional<String> hours) {
  /** Nothing is known. */
  public static final Contact UNKNOWN =
      new Contact(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
