package org.rimborso.account;

import java.util.List;
import java.util.Optional;
import org.rimborso.account.Account.Appeal;
import org.rimborso.account.Account.Denial;
import org.rimborso.account.Account.NextStep;
import org.rimborso.chart.Money;
import org.rimborso.rule.Message;

/** The state of an account, or of one payer's turn, why, and what to do. */
record Verdict(
    State state, Message reason, NextStep next, Optional<Denial> denial, Optional<Appeal> appeal) {

  static Verdict of(State state, Message reason, NextStep next) {
    return new Verdict(state, reason, next, Optional.empty(), Optional.empty());
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

  /** {@code plain} with the codes in brackets. */
  static Message coded(Message plain, List<String> codes) {
    return codes.isEmpty() ? plain : message("reason.coded", plain, String.join(", ", codes));
  }

  static NextStep next(String action, Object... arguments) {
    return new NextStep(action, message("next." + action, arguments));
  }
}
