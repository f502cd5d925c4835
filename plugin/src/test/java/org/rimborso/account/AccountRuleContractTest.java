package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Chart;
import org.rimborso.payer.Payers;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.RandomCharts;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleContract;

/** Each rule about accounts keeps what every rule keeps, asked about the accounts of a chart. */
class AccountRuleContractTest {
  private static final Accounts ACCOUNTS = new Accounts(Payers.NONE);

  /** Makes of a rule about accounts one about charts, as a review does. */
  interface OfAccounts extends RuleContract {
    AccountRule ofAccounts();

    @Override
    default Rule rule() {
      return new InCharts(ofAccounts());
    }
  }

  private record InCharts(AccountRule rule) implements Rule {
    @Override
    public String id() {
      return rule.id();
    }

    @Override
    public List<Outcome> check(Chart chart) {
      return rule.over(ACCOUNTS.of(chart)).check(chart);
    }
  }

  /** Without this the contract would hold for rules that never speak. */
  @Test
  void check_randomCharts_makeMostRulesSpeak() {
    Set<String> spoken = new HashSet<>();
    for (int seed = 0; seed < RuleContract.CHARTS; seed++) {
      Chart chart = RandomCharts.chart(seed);
      for (AccountRule rule : AccountRules.ALL) {
        if (!new InCharts(rule).check(chart).isEmpty()) {
          spoken.add(rule.id());
        }
      }
    }
    assertThat(spoken)
        .contains(
            "account-no-response",
            "account-overpaid",
            "account-patient-due",
            "account-pended",
            "account-rejected",
            "account-unexplained");
  }

  @Nested
  class AppealDeadline implements OfAccounts {
    @Override
    public AccountRule ofAccounts() {
      return new AccountAppealDeadline();
    }
  }

  @Nested
  class Denied implements OfAccounts {
    @Override
    public AccountRule ofAccounts() {
      return new AccountDenied();
    }
  }

  @Nested
  class FollowUpDue implements OfAccounts {
    @Override
    public AccountRule ofAccounts() {
      return new AccountFollowUpDue();
    }
  }

  @Nested
  class NoResponse implements OfAccounts {
    @Override
    public AccountRule ofAccounts() {
      return new AccountNoResponse();
    }
  }

  @Nested
  class Overpaid implements OfAccounts {
    @Override
    public AccountRule ofAccounts() {
      return new AccountOverpaid();
    }
  }

  @Nested
  class PartlyDenied implements OfAccounts {
    @Override
    public AccountRule ofAccounts() {
      return new AccountPartlyDenied();
    }
  }

  @Nested
  class PatientDue implements OfAccounts {
    @Override
    public AccountRule ofAccounts() {
      return new AccountPatientDue();
    }
  }

  @Nested
  class Pended implements OfAccounts {
    @Override
    public AccountRule ofAccounts() {
      return new AccountPended();
    }
  }

  @Nested
  class Rejected implements OfAccounts {
    @Override
    public AccountRule ofAccounts() {
      return new AccountRejected();
    }
  }

  @Nested
  class SecondaryDue implements OfAccounts {
    @Override
    public AccountRule ofAccounts() {
      return new AccountSecondaryDue();
    }
  }

  @Nested
  class Underpaid implements OfAccounts {
    @Override
    public AccountRule ofAccounts() {
      return new AccountUnderpaid();
    }
  }

  @Nested
  class Unexplained implements OfAccounts {
    @Override
    public AccountRule ofAccounts() {
      return new AccountUnexplained();
    }
  }
}
