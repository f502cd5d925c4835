package org.rimborso.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Party;
import org.rimborso.chart.Progress;
import org.rimborso.chart.Served;
import org.rimborso.payer.Payers;

/**
 * Reads the accounts of a chart: bills and their replacements become chains, the last answer to the
 * bill in force is added up, the chain is judged. Takes time linear to the number of bills.
 */
public final class Accounts {
  private final Payers payers;

  public Accounts(Payers payers) {
    this.payers = payers;
  }

  /** Every account of {@code chart}, in order of its reference; each in exactly one state. */
  public List<Account> of(Chart chart) {
    Notes notes = new Notes(chart);
    Payees payees = new Payees(chart);
    Deadlines deadlines = new Deadlines(payers, chart);
    boolean mayBeMissing = Progress.hiddenAnswers(chart).isPresent();
    List<Account> accounts = new ArrayList<>();
    for (Chain chain : Chains.of(chart)) {
      accounts.add(account(chart, chain, payees, deadlines, notes, mayBeMissing));
    }
    return List.copyOf(accounts);
  }

  private Account account(
      Chart chart,
      Chain chain,
      Payees payees,
      Deadlines deadlines,
      Notes notes,
      boolean answersMayBeMissing) {
    Bill bill = chain.inForce();
    Optional<PayerAnswer> judged =
        bill.isDraft() || bill.isCancelled()
            ? Optional.empty()
            : PayerAnswer.judged(bill.answers());
    boolean mixed = Currencies.areMixed(bill.claim(), judged.map(PayerAnswer::answer));
    Figures figures = figures(bill, judged, mixed);
    Payees.Payee payee = payees.of(bill.claim());
    Party payer = payee.party().orElseGet(() -> whoAnswered(judged, payees));
    Silence silence =
        new Silence(
            bill.claim().created().or(() -> Served.of(bill.claim()).end()),
            payers.usualDays(payer),
            chart.asOf(),
            answersMayBeMissing);
    boolean medicare = payee.medicare();
    Verdict verdict = new Judge(chain, judged, figures, mixed, medicare, silence).verdict();
    return new Shape(chart, chain, judged, figures, payer, verdict)
        .account(deadlines.of(chain, judged, verdict, medicare), notes.of(chain));
  }

  /** Amounts of several currencies are never added: then only the bill's own total is told. */
  private static Figures figures(Bill bill, Optional<PayerAnswer> judged, boolean mixed) {
    if (mixed) {
      return Figures.unanswered(bill.claim().total());
    }
    return judged
        .filter(given -> given.isFinal() || given.isPartial())
        .map(given -> Reckoning.of(bill.claim(), given.answer()))
        .orElseGet(() -> Figures.unanswered(bill.claim().charge()));
  }

  private static Party whoAnswered(Optional<PayerAnswer> judged, Payees payees) {
    return judged.map(given -> payees.withName(given.answer().insurer())).orElse(Party.UNKNOWN);
  }
}
