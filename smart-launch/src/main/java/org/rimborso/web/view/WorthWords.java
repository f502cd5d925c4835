package org.rimborso.web.view;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Optional;
import org.rimborso.account.Account;
import org.rimborso.account.Worth;

/** What doing an account now is worth, with the factors that it is made of. */
final class WorthWords {
  private final Words words;

  WorthWords(Words words) {
    this.words = words;
  }

  /** Empty where nothing is to be won, and for who sees no amounts. */
  Optional<AccountsView.Worth> of(Account account) {
    return account.worth().filter(worth -> words.showsAmounts()).map(this::shown);
  }

  private AccountsView.Worth shown(Worth worth) {
    String chance = words.number(worth.chance().share().movePointRight(2).longValue()) + "\u00a0%";
    String key = worth.chance().isAssumed() ? "worth.formula-assumed" : "worth.formula";
    return new AccountsView.Worth(
        plain(worth.score(), 0),
        worth.atStake().currency(),
        words.say(
            key,
            words.amount(worth.atStake()),
            chance,
            plain(worth.urgency(), 2),
            words.number(worth.chance().decided())));
  }

  private String plain(BigDecimal number, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(words.locale());
    format.setMaximumFractionDigits(digits);
    return format.format(number);
  }
}
