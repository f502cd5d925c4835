package org.rimborso.account;

import java.util.Optional;
import org.rimborso.account.Account.Denial;
import org.rimborso.account.Account.NextStep;
import org.rimborso.chart.Money;
import org.rimborso.rule.Message;

/** The state of an account, why, and what to do. */
record Verdict(State state, Message reason, NextStep next, Optional<Denial> denial) {

  static Verdict of(State state, Message reason, NextStep next) {
    return new Verdict(state, reason, next, Optional.empty());
  }

  static Message message(String key, Object... arguments) {
    Object[] shown = arguments.clone();
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] instanceof Money money) {
        shown[i] = Figures.shown(money);
      }
    }
    return Message.of(Verdict.class, key, shown);
  }

  static NextStep next(String action, Object... arguments) {
    return new NextStep(action, message("next." + action, arguments));
  }
}
