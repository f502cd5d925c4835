package org.rimborso.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountFilterTest {
  @Test
  void of_oddQuery_isTheDefault() {
    assertThat(AccountFilter.of(Map.of("state", "<b>", "sort", "x", "dir", "up")))
        .isEqualTo(AccountFilter.DEFAULT);
  }

  @Test
  void query_ofAFilter_readsBackTheSame() {
    AccountFilter filter = new AccountFilter("A & B", "denied", AccountFilter.Order.AGE, true);
    assertThat(filter.query()).isEqualTo("?q=A+%26+B&state=denied&sort=age&dir=desc");
    assertThat(AccountFilter.DEFAULT.query()).isEqualTo("?");
  }

  @Test
  void sortedBy_theSameOrder_turnsItRound() {
    AccountFilter byPayer = new AccountFilter("", "open", AccountFilter.Order.PAYER, false);
    assertThat(byPayer.sortedBy(AccountFilter.Order.PAYER)).isEqualTo("?sort=payer&dir=desc");
    assertThat(byPayer.sortedBy(AccountFilter.Order.BALANCE)).isEqualTo("?sort=balance&dir=desc");
  }
}
