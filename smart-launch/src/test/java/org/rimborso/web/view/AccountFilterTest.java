package org.rimborso.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountFilterTest {
  private static final AccountFilter FULL =
      new AccountFilter(
          "A & B", "denied", "Northfield +1", "121+", "coding", AccountFilter.Order.AGE, true, "");

  @Test
  void of_oddQuery_isTheDefault() {
    assertThat(
            AccountFilter.of(
                Map.of("state", "<b>", "sort", "x", "dir", "up", "age", "1-2", "denial", "no")))
        .isEqualTo(AccountFilter.DEFAULT);
  }

  @Test
  void query_ofAFilter_readsBackTheSame() {
    assertThat(FULL.query())
        .isEqualTo(
            "?q=A+%26+B&state=denied&payer=Northfield+%2B1&age=121%2B&denial=coding"
                + "&sort=age&dir=desc");
    assertThat(AccountFilter.of(read(FULL.query()))).isEqualTo(FULL);
    assertThat(AccountFilter.DEFAULT.query()).isEqualTo("?");
  }

  private static Map<String, String> read(String query) {
    Map<String, String> read = new java.util.HashMap<>();
    for (String pair : query.substring(1).split("&", -1)) {
      String[] sides = pair.split("=", 2);
      read.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
    }
    return read;
  }

  @Test
  void withoutOne_keepsTheOthers() {
    assertThat(FULL.withoutText()).doesNotContain("q=").contains("state=", "payer=", "age=1");
    assertThat(FULL.ofPayer("")).doesNotContain("payer=").contains("q=", "denial=");
    assertThat(FULL.ofAge("")).doesNotContain("&age=1").contains("q=", "denial=", "sort=age");
    assertThat(FULL.ofDenial("")).doesNotContain("denial=").contains("q=", "age=121");
    assertThat(FULL.inState("open")).doesNotContain("state=").contains("q=", "age=121");
    assertThat(FULL.everything()).isEqualTo("?state=all&sort=age&dir=desc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"q", "payer"})
  void of_longText_isCut(String name) {
    String query = AccountFilter.of(Map.of(name, "x".repeat(5000))).query();
    assertThat(query).hasSizeLessThan(150).contains(name + "=xxx");
  }

  @Test
  void sortedBy_theSameOrder_turnsItRound() {
    AccountFilter byPayer =
        new AccountFilter("", "open", "", "", "", AccountFilter.Order.PAYER, false, "");
    assertThat(byPayer.sortedBy(AccountFilter.Order.PAYER)).isEqualTo("?sort=payer&dir=desc");
    assertThat(byPayer.sortedBy(AccountFilter.Order.BALANCE)).isEqualTo("?sort=balance&dir=desc");
  }
}
