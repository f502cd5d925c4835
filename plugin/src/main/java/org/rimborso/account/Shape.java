package org.rimborso.account;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.account.Account.Appeal;
import org.rimborso.account.Account.Breakdown;
import org.rimborso.account.Account.Deadline;
import org.rimborso.account.Account.LineDenial;
import org.rimborso.account.Account.Share;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Served;

/** Puts what was found out about a chain into the account that others read. */
record Shape(
    Chart chart,
    Chain chain,
    Settlement settlement,
    Conclusion conclusion,
    Course course,
    Optional<Money> writtenOff,
    AgeingBase base,
    Party payer) {

  Account account(List<Deadline> deadlines, List<Note> notes) {
    Verdict verdict = conclusion.verdict();
    boolean fallsToAnother = conclusion.next().isPresent();
    Ageing ageing = Ageing.of(openedOn(), chart.asOf());
    return new Account(
        chain.reference(),
        claims(chain.bills()),
        verdict.state(),
        verdict.reason(),
        payer,
        Served.of(settlement.first().turn().inForce().claim()),
        settlement.billed(),
        settlement.first().figures().allowed(),
        settlement.contractual(),
        settlement.paid(),
        settlement.patientShare(fallsToAnother),
        writtenOff,
        settlement.balance(verdict.state(), fallsToAnother, writtenOff),
        ageing.openedOn(),
        ageing.days(),
        ageing.bucket(),
        verdict.denial(),
        verdict.next(),
        deadlines,
        answers(),
        Notes.followUpOn(notes),
        notes,
        breakdown(),
        Optional.empty());
  }

  private Breakdown breakdown() {
    Judgement speaking = settlement.speaking();
    return new Breakdown(
        settlement.judgements().stream().map(this::share).toList(),
        conclusion.verdict().state() == State.UNDERPAID
            ? speaking.shortfall().map(Shortfall::missing)
            : Optional.empty(),
        settlement.last().figures().fromPatient(),
        conclusion.next().map(Coverage::reference),
        conclusion.verdict().appeal(),
        settlement.first().turn().payee().isSelfPay(),
        unknownCodes(),
        course);
  }

  private List<String> unknownCodes() {
    return settlement.judgements().size() == 1
        ? settlement.first().figures().foreign()
        : settlement.judgements().stream()
            .flatMap(one -> one.figures().foreign().stream())
            .distinct()
            .toList();
  }

  private Share share(Judgement judgement) {
    Figures figures = judgement.own();
    Verdict verdict = judgement.verdict();
    return new Share(
        judgement.turn().payee().party().orElse(Party.UNKNOWN),
        claims(judgement.turn().bills()),
        verdict.state(),
        verdict.reason(),
        figures.billed(),
        figures.allowed(),
        judgement.figures().contractual(),
        figures.paid(),
        figures.patientShare(),
        verdict.denial(),
        lines(judgement),
        judgement.answer().map(PayerAnswer::reference));
  }

  /** Each with its own next step; whether an appeal is open is the same for all of them. */
  private List<LineDenial> lines(Judgement judgement) {
    Optional<Appeal> appeal =
        judgement.equals(settlement.speaking())
            ? conclusion.verdict().appeal()
            : judgement.verdict().appeal();
    if (appeal.isEmpty()) {
      return List.of();
    }
    List<LineDenial> lines = new ArrayList<>();
    for (Service service : judgement.figures().services()) {
      Refusal.of(List.of(service))
          .map(
              refusal ->
                  new LineDenial(
                      service.sequence(),
                      service.denied(),
                      refusal.denial(),
                      refusal.sentence(),
                      refusal.next(appeal.get())))
          .ifPresent(lines::add);
    }
    return lines;
  }

  private static List<Reference> claims(List<Bill> bills) {
    List<Reference> claims = new ArrayList<>(1);
    for (Bill bill : bills) {
      if (!bill.claim().isFromBenefit()) {
        claims.add(bill.claim().reference());
      }
    }
    return claims;
  }

  /** All answers to the chain, oldest first, bill by bill. */
  private List<Reference> answers() {
    Set<Reference> answers = new LinkedHashSet<>();
    for (Bill bill : chain.bills()) {
      for (PayerAnswer answer : bill.answers()) {
        answers.add(answer.reference());
      }
    }
    return List.copyOf(answers);
  }

  private Optional<PartialDate> openedOn() {
    Claim first = chain.first().claim();
    Optional<PartialDate> submitted =
        first.isFromBenefit()
            ? endOfService(first).or(first::created)
            : first.created().or(() -> endOfService(first));
    return switch (base) {
      case SUBMISSION -> submitted;
      case SERVICE -> endOfService(first).or(() -> submitted);
      case LAST_ANSWER -> lastAnswer().or(() -> submitted);
    };
  }

  private Optional<PartialDate> lastAnswer() {
    return chain.bills().stream()
        .flatMap(bill -> bill.answers().stream())
        .flatMap(answer -> answer.answer().created().stream())
        .reduce((one, other) -> other.compareTo(one) > 0 ? other : one);
  }

  private static Optional<PartialDate> endOfService(Claim claim) {
    Period served = Served.of(claim);
    return served.end().or(served::start);
  }
}
