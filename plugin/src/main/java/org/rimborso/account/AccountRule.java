package org.rimborso.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Chart;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Evidence;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Message;
import org.rimborso.rule.Need;
import org.rimborso.rule.Needs;
import org.rimborso.rule.NotChecked;
import org.rimborso.rule.Outcome;
import org.rimborso.rule.Rule;
import org.rimborso.rule.Severity;
import org.rimborso.rule.Source;
import org.rimborso.rule.Walk;
import org.rimborso.rule.WalkingRule;

/**
 * A rule about accounts, for billers only. Of a chart it says nothing: it is asked about each
 * account that was reckoned from it, so that what became of a claim is decided once.
 */
public abstract class AccountRule implements Rule {
  private final Fault fault;

  /**
   * A rule.
   *
   * @param usual its severity, the stronger one where it has two
   */
  AccountRule(String id, Severity usual, Source source) {
    fault = new Fault(id, usual, Set.of(Audience.BILLING), source, AccountRule.class);
  }

  /** What it says of {@code account} on the day {@code asOf}. */
  public abstract Optional<Outcome> of(Account account, LocalDate asOf);

  @Override
  public final String id() {
    return fault.rule();
  }

  @Override
  public final Optional<Fault> fault() {
    return Optional.of(fault);
  }

  @Override
  public List<Need> needs() {
    return Needs.resources("Claim", "ClaimResponse");
  }

  @Override
  public final List<Outcome> check(Chart chart) {
    return List.of();
  }

  /** This rule about the accounts of one chart; a gap that several of them share is said once. */
  public final Rule over(List<Account> accounts) {
    return new Asked(this, accounts);
  }

  /**
   * A finding about the account, its key the focus.
   *
   * @param fact what tells it from others of the same account
   */
  final Finding finding(Account account, String fact, Message message, Message next) {
    return fault
        .finding(account.reference(), fact, account.reference().type())
        .saying(message)
        .advising(next)
        .risking(account.breakdown().shortfall().or(() -> account.balance().payer()))
        .provenBy(
            account.answers().stream().map(answer -> new Evidence(answer, answer.type())).toList());
  }

  /** The bundle's {@code rule-id.key}. */
  final Message words(String key, Object... arguments) {
    return Verdict.message(id() + "." + key, arguments);
  }

  private record Asked(AccountRule rule, List<Account> accounts) implements WalkingRule {
    @Override
    public String id() {
      return rule.id();
    }

    @Override
    public Walk walk(Chart chart) {
      return Walk.over(
              accounts,
              account -> {
                Optional<Outcome> said = rule.of(account, chart.asOf());
                return said.isPresent() ? List.of(said.get()) : List.of();
              })
          .ending(Asked::once);
    }

    private static List<Outcome> once(List<Outcome> all) {
      Set<String> missing = new HashSet<>();
      List<Outcome> said = new ArrayList<>(all.size());
      for (Outcome outcome : all) {
        if (!(outcome instanceof NotChecked gap) || missing.add(gap.missing())) {
          said.add(outcome);
        }
      }
      return said;
    }
  }
}
