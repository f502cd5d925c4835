package org.rimborso.ehr;

/** A way out to one destination. Safe for many threads. */
@FunctionalInterface
public interface Door {
  /** Sends {@code call} within what is left of {@code budget}; never throws for what goes wrong. */
  Reply send(Call call, Budget budget);

  /** How the destination fares, as far as this door remembers. */
  default Standing standing() {
    return Standing.GOOD;
  }
}
