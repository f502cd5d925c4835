package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.account.Account;
import org.rimborso.account.Account.LineDenial;
import org.rimborso.account.Account.Share;
import org.rimborso.account.DenialCounts;
import org.rimborso.account.DenialCounts.Pair;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Reference;
import org.rimborso.web.view.PayersView.DeniedLine;
import org.rimborso.web.view.PayersView.Link;
import org.rimborso.web.view.PayersView.Often;

/**
 * The lines that a payer denied: what that means, what to do next, and how often it denied the same
 * on the other accounts of the chart.
 */
final class DeniedLines {
  private static final int LISTED = 6;

  private final Chart chart;
  private final List<Account> accounts;
  private final DenialCounts counts;
  private final CodeWords codes;
  private final Words words;
  private final Names names;

  DeniedLines(Chart chart, List<Account> accounts, CodeWords codes, Words words) {
    this.chart = chart;
    this.accounts = accounts;
    this.codes = codes;
    this.words = words;
    names = new Names(chart, words);
    counts = DenialCounts.of(chart, accounts);
  }

  List<DeniedLine> of(Account account, Share share) {
    return share.lines().stream().map(line -> line(account, share, line)).toList();
  }

  private DeniedLine line(Account account, Share share, LineDenial denied) {
    Optional<Claim.Line> billed = billed(share, denied.sequence());
    Optional<String> code =
        billed.flatMap(line -> line.service().codings().stream().findFirst()).map(Coding::code);
    String text =
        denied.sequence() == 0
            ? words.say("lines.whole")
            : billed
                .flatMap(line -> line.service().label())
                .filter(label -> code.filter(label::equals).isEmpty())
                .orElse("");
    return new DeniedLine(
        code,
        text,
        detail(denied),
        denied.denial().codes().stream().map(codes::denied).toList(),
        words.say(denied.meaning()),
        words.say(denied.next().text()),
        often(account, share, denied.sequence()));
  }

  private Optional<Claim.Line> billed(Share share, int sequence) {
    return share.claims().stream()
        .reduce((earlier, later) -> later)
        .flatMap(claim -> AnswerTables.bill(chart, claim))
        .stream()
        .flatMap(claim -> claim.lines().stream())
        .filter(line -> line.sequence() == sequence)
        .findFirst();
  }

  private String detail(LineDenial denied) {
    List<String> parts = new ArrayList<>();
    if (denied.sequence() > 0) {
      parts.add(words.say("lines.number", denied.sequence()));
    }
    denied
        .open()
        .filter(open -> words.showsAmounts())
        .ifPresent(open -> parts.add(words.say("payers.held", open)));
    return String.join(" · ", parts);
  }

  /** Pairs that the payer answered more than once; once is what the reader is looking at. */
  private List<Often> often(Account account, Share share, int sequence) {
    List<Often> often = new ArrayList<>();
    for (Pair pair : DenialCounts.pairs(chart, share, sequence)) {
      counts
          .of(pair)
          .filter(count -> count.answered() > 1)
          .ifPresent(count -> often.add(often(account, share, pair, count)));
    }
    return often;
  }

  private Often often(Account account, Share share, Pair pair, DenialCounts.Count count) {
    List<Link> links =
        accounts.stream()
            .filter(other -> !other.reference().equals(account.reference()))
            .filter(other -> isDenied(other, pair))
            .map(this::link)
            .toList();
    return new Often(
        words.say(
            "payers.pair",
            names.payer(share.payer()),
            pair.service(),
            pair.diagnosis(),
            count.denied(),
            count.answered()),
        links.subList(0, Math.min(LISTED, links.size())),
        Math.max(0, links.size() - LISTED));
  }

  private boolean isDenied(Account other, Pair pair) {
    for (Share share : other.breakdown().payers()) {
      for (LineDenial line : share.lines()) {
        Set<Pair> pairs = DenialCounts.pairs(chart, share, line.sequence());
        if (pairs.contains(pair)) {
          return true;
        }
      }
    }
    return false;
  }

  private Link link(Account account) {
    Reference reference = account.reference();
    String on =
        account.serviced().start().map(words::day).map(day -> day.shown() + " · ").orElse("");
    return new Link("accounts/" + reference, on + reference);
  }
}
