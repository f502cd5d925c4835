package org.rimborso.web.view;

import java.util.List;
import java.util.Optional;

/**
 * How to reach a payer, and the limits that it sets.
 *
 * @param isKnown whether a profile knows the payer; without one all else is empty
 * @param call the number as a telephone dials it
 * @param portal an address that a browser opens
 * @param portalText what stands for the portal where it is no such address
 */
public record PayerCard(
    String name,
    boolean isKnown,
    Optional<String> phone,
    Optional<String> call,
    Optional<String> portal,
    Optional<String> portalText,
    Optional<String> fax,
    Optional<String> post,
    Optional<String> hours,
    List<Limit> filing,
    List<Limit> appeal,
    Optional<String> usual) {
  public PayerCard {
    filing = List.copyOf(filing);
    appeal = List.copyOf(appeal);
  }

  /** A limit in time, where it stands written, and since when it is in force if that is told. */
  public record Limit(String length, String source, Optional<Day> from) {}
}
