package org.rimborso.payerrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The rules and tables that ship as examples say what their own tests expect. */
class ShippedRulesTest {
  static final Path FOLDER = Path.of("docs", "payer-rules");

  @Test
  void examples_asTheyShip_haveNoMistakes() throws IOException {
    PayerRules rules = PayerRules.inFolder(FOLDER);
    assertThat(rules.mistakes()).isEmpty();
    assertThat(rules.count()).isEqualTo(20 + 4);
    assertThat(rules.tests()).hasSizeGreaterThan(60).allMatch(TestResult::isPassed);
  }
}
