package org.rimborso.account;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Party;
import org.rimborso.chart.Provider;
import org.rimborso.payer.Medicare;
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
    boolean mayBeMissing = Silence.answersMayBeMissing(chart);
    return Chains.of(chart).stream()
        .map(chain -> account(chart, chain, notes, mayBeMissing))
        .toList();
  }

  private Account account(Chart chart, Chain chain, Notes notes, boolean answersMayBeMissing) {
    Bill bill = chain.inForce();
    Optional<PayerAnswer> judged =
        bill.isDraft() || bill.isCancelled()
            ? Optional.empty()
            : PayerAnswer.judged(bill.answers());
    boolean mixed = Reckoning.currencies(bill.claim(), judged.map(PayerAnswer::answer)).size() > 1;
    Figures figures = figures(bill, judged, mixed);
    Party payer = payer(chart, bill, judged);
    Silence silence =
        new Silence(
            bill.claim().created().or(() -> Served.of(bill.claim()).end()),
            payers.usualDays(payer),
            chart.asOf(),
            answersMayBeMissing);
    boolean medicare = Medicare.pays(chart, bill.claim());
    Verdict verdict = new Judge(chain, judged, figures, mixed, medicare, silence).verdict();
    return new Shape(chart, chain, judged, figures, payer, verdict)
        .account(
            medicare ? Deadlines.medicare(chain, judged, verdict) : List.of(), notes.of(chain));
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

  /** Who is billed: the bill's insurer, else the focal coverage's payor, else who answered. */
  private static Party payer(Chart chart, Bill bill, Optional<PayerAnswer> judged) {
    Optional<Party> billed = Optional.of(bill.claim().insurer()).filter(p -> !p.isUnknown());
    Optional<Party> payor =
        bill.claim()
            .focalInsurance()
            .flatMap(insurance -> insurance.coverage().reference())
            .flatMap(reference -> chart.find(reference, Coverage.class))
            .flatMap(coverage -> coverage.payors().stream().findFirst());
    return billed
        .or(() -> payor)
        .or(() -> judged.map(given -> given.answer().insurer()))
        .map(party -> named(chart, party))
        .orElse(Party.UNKNOWN);
  }

  /** The party with the name that its resource bears, where it comes without one. */
  private static Party named(Chart chart, Party party) {
    Optional<String> name =
        party
            .reference()
            .flatMap(reference -> chart.find(reference, Provider.class))
            .flatMap(Provider::name);
    return new Party(party.reference(), party.identifier(), party.display().or(() -> name));
  }
}
