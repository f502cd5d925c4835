package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rimborso.account.Account;
import org.rimborso.account.Account.Share;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Reference;
import org.rimborso.payer.ChartPayers;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Rates;
import org.rimborso.web.view.PayersView.Figures;
import org.rimborso.web.view.PayersView.Outlook;
import org.rimborso.web.view.PayersView.Part;

/** Tells payer by payer what became of one account. */
final class PayersViews {
  private static final int LISTED = 10;

  private final Chart chart;
  private final List<Account> accounts;
  private final ChartPayers profiles;
  private final Words words;
  private final Names names;

  PayersViews(Chart chart, List<Account> accounts, Payers payers, Words words) {
    this.chart = chart;
    this.accounts = accounts;
    this.words = words;
    profiles = payers.in(chart);
    names = new Names(chart, words);
  }

  PayersView view(Account account, CodeWords codes) {
    AccountFilter alike =
        new AccountFilter(
            "",
            "all",
            names.key(account.payer()),
            "",
            AccountFilter.category(account).orElse(""),
            AccountFilter.Order.WORTH,
            false,
            "");
    return new PayersView(
        parts(account, new DeniedLines(chart, accounts, codes, words)),
        outlook(account),
        account.breakdown().selfPay() ? List.of() : cards(account),
        same(account),
        alike.query(),
        words.showsAmounts());
  }

  private List<Part> parts(Account account, DeniedLines lines) {
    List<Part> parts = new ArrayList<>();
    List<Share> shares = account.breakdown().payers();
    Optional<Money> left = shares.stream().findFirst().flatMap(Share::billed);
    for (Share share : shares) {
      boolean isLast = parts.size() == shares.size() - 1;
      left = left(left, share);
      Optional<Money> open = isLast ? account.balance().payer() : left;
      parts.add(
          new Part(
              names.payer(share.payer()),
              AccountRows.state(share.state(), words),
              words.say(share.reason()),
              figures(share, open),
              lines.of(account, share)));
    }
    return parts;
  }

  /** What a payer leaves to the next one; unknown where it does not tell what it paid. */
  private static Optional<Money> left(Optional<Money> before, Share share) {
    return before
        .filter(money -> share.paid().filter(money::sameCurrency).isPresent())
        .map(money -> money.minus(share.paid().orElseThrow()))
        .map(money -> share.contractual().map(money::minus).orElse(money));
  }

  private Figures figures(Share share, Optional<Money> open) {
    return new Figures(
        shown(share.billed()),
        shown(share.allowed()),
        shown(share.contractual()),
        shown(share.paid()),
        shown(share.patientShare()),
        shown(open));
  }

  private Optional<String> shown(Optional<Money> money) {
    return money.filter(any -> words.showsAmounts()).map(words::amount);
  }

  private Outlook outlook(Account account) {
    Account.Breakdown breakdown = account.breakdown();
    Optional<Money> shortfall = breakdown.shortfall().filter(any -> words.showsAmounts());
    return new Outlook(
        breakdown.appeal().map(this::appeal),
        breakdown.appeal().map(appeal -> words.say(appeal.why())).orElse(""),
        shortfall.map(words::money),
        shortfall.isPresent() ? contract(account) : List.of(),
        breakdown.nextCoverage().map(this::coverage),
        breakdown.unknownCodes().stream()
            .map(code -> new AccountView.CodeMark(code, AccountView.Mark.UNKNOWN))
            .toList());
  }

  private Badge appeal(Account.Appeal appeal) {
    return appeal.isOpen()
        ? Badge.ok(words.say("appeal.open", appeal.level()))
        : Badge.warning(words.say("appeal.closed"));
  }

  private String coverage(Reference reference) {
    return chart
        .find(reference, Coverage.class)
        .map(coverage -> names.all(coverage.payors()))
        .filter(name -> !name.isEmpty())
        .map(name -> name + " (" + reference + ")")
        .orElseGet(reference::toString);
  }

  /** What the contract with the first payer says of its lines, and where. */
  private List<String> contract(Account account) {
    List<String> lines = new ArrayList<>();
    Optional<Claim> bill = bills(account).stream().findFirst();
    Rates rates = bill.flatMap(profiles::of).map(PayerProfile::rates).orElse(Rates.NONE);
    for (Claim.Line line : bill.map(Claim::lines).orElse(List.of())) {
      bill.flatMap(claim -> claim.serviced(line).start())
          .flatMap(PartialDate::day)
          .flatMap(day -> rates.of(line.service(), line.modifiers(), line.place(), day))
          .map(
              rate ->
                  words.say("payers.contract-line", line.sequence(), rate.unit(), rate.source()))
          .ifPresent(lines::add);
    }
    return lines;
  }

  private List<PayerCard> cards(Account account) {
    PayerCards cards = new PayerCards(words);
    return bills(account).stream()
        .map(
            bill ->
                cards.card(
                    profiles.of(bill),
                    profiles.name(bill).orElseGet(() -> names.payer(account.payer()))))
        .distinct()
        .toList();
  }

  /** The bill in force with each payer; the account's own where no payer is told apart. */
  private List<Claim> bills(Account account) {
    List<Reference> last =
        account.breakdown().payers().stream()
            .flatMap(share -> share.claims().stream().reduce((earlier, later) -> later).stream())
            .toList();
    return (last.isEmpty() ? List.of(account.reference()) : last)
        .stream().flatMap(bill -> AnswerTables.bill(chart, bill).stream()).toList();
  }

  private List<AccountsView.Row> same(Account account) {
    AccountRows rows = new AccountRows(chart, words);
    return accounts.stream()
        .filter(other -> !other.reference().equals(account.reference()))
        .filter(other -> isSame(account, other))
        .sorted(new AccountOrder(names, words.showsAmounts()).of(AccountFilter.DEFAULT))
        .limit(LISTED)
        .map(rows::row)
        .toList();
  }

  /** The same payer, and a code of the denial in common. */
  private static boolean isSame(Account account, Account other) {
    return account.payer().withoutWords().equals(other.payer().withoutWords())
        && account.denial().isPresent()
        && other
            .denial()
            .filter(denial -> denial.category() == account.denial().get().category())
            .filter(denial -> !Collections.disjoint(denial.codes(), account.denial().get().codes()))
            .isPresent();
  }
}
