package org.rimborso.plugins;

import org.rimborso.rule.Message;

/** A jar that cannot be used, and why. */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Message reason;

  private Unfit(Message reason) {
    super(reason.key());
    this.reason = reason;
  }

  /** The bundle's sentence {@code key}, which follows the jar's name. */
  static Unfit because(String key, Object... arguments) {
    return new Unfit(Message.of(Unfit.class, key, arguments));
  }

  Message reason() {
    return reason;
  }
}
