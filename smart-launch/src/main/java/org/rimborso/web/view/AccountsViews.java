package org.rimborso.web.view;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.rimborso.account.Account;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Reference;
import org.rimborso.review.Review;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Finding;

/** Builds the page of all accounts of one chart. */
public final class AccountsViews {
  private final Chart chart;
  private final Review review;
  private final RulePages rules;
  private final Words words;
  private final GapAnswers answers;
  private final Names names;
  private final AccountRows rows;

  /**
   * @param answers what was said to gaps
   */
  public AccountsViews(
      Chart chart, Review review, RulePages rules, Words words, GapAnswers answers) {
    this.chart = chart;
    this.review = review;
    this.rules = rules;
    this.words = words;
    this.answers = answers;
    names = new Names(chart, words);
    rows = new AccountRows(chart, words);
  }

  public AccountsView view(AccountFilter filter) {
    return view(filter, account -> true);
  }

  /**
   * The page of some of the accounts; the figures are those of all.
   *
   * @param listed whether an account may stand in the list
   */
  public AccountsView view(AccountFilter filter, Predicate<Reference> listed) {
    List<Account> all = review.accounts();
    List<Account> some = all.stream().filter(one -> listed.test(one.reference())).toList();
    List<Account> open = all.stream().filter(account -> account.state().isOpen()).toList();
    List<AccountsView.Row> shown =
        some.stream()
            .sorted(new AccountOrder(names, words.showsAmounts()).of(filter))
            .filter(account -> filter.takes(account, searched(account), names.key(account.payer())))
            .map(rows::row)
            .toList();
    return new AccountsView(
        words.showsAmounts() ? new Ageing(filter, words).sums(open) : List.of(),
        new Dues(chart.asOf(), words).next(open),
        shown,
        filter,
        new FilterChoices(all, filter, names, words).narrowing(),
        some.size() - shown.size(),
        gaps(),
        unread(),
        words.showsAmounts());
  }

  private String searched(Account account) {
    AccountsView.Row row = rows.row(account);
    return String.join(
        "\n",
        row.state().word(),
        row.sentence(),
        row.payer(),
        row.reference(),
        row.next(),
        row.lastNote().orElse(""));
  }

  /** Billing findings about things that are no account, such as a visit without a claim. */
  private List<Gap> gaps() {
    Set<Reference> shownElsewhere = new HashSet<>();
    review
        .accounts()
        .forEach(
            account -> {
              shownElsewhere.add(account.reference());
              shownElsewhere.addAll(account.claims());
            });
    return review.findings().stream()
        .filter(finding -> finding.audience().contains(Audience.BILLING))
        .filter(finding -> !shownElsewhere.contains(finding.focus()))
        .map(this::gap)
        .toList();
  }

  private Gap gap(Finding finding) {
    return Gap.of(finding, chart, rules, words).answered(answers.of(finding));
  }

  private Optional<String> unread() {
    return Stream.of("Claim", "ClaimResponse")
        .flatMap(type -> chart.limitation(type).stream())
        .map(limitation -> Unchecked.why(limitation, words))
        .findFirst();
  }
}
