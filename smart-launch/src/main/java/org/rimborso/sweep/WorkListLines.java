package org.rimborso.sweep;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rimborso.account.Account;
import org.rimborso.account.State;
import org.rimborso.account.Worth;
import org.rimborso.chart.Chart;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.Assembled;
import org.rimborso.review.Review;
import org.rimborso.rule.Message;
import org.rimborso.store.WorkPlaces;

/** What a sweep leaves for the work list: a line for each account that somebody has to work on. */
public final class WorkListLines {
  /** Stands where an amount is not shown. */
  private static final String HIDDEN = "…";

  /** The lines of one chart, in the order of its accounts; none where nobody is the patient. */
  public List<String> lines(Assembled chart, Review review) {
    Set<Reference> restricted = RestrictedRecords.of(chart.chart(), chart.restricted());
    return review.accounts().stream()
        .flatMap(
            account ->
                line(
                    chart.chart(),
                    review,
                    account,
                    account.claims().stream().anyMatch(restricted::contains)
                        || restricted.contains(account.reference()))
                    .stream())
        .map(WorkListLine::text)
        .toList();
  }

  /**
   * The line of an account; empty where nobody has to work on it.
   *
   * @param restricted whether it is a restricted record
   */
  public Optional<WorkListLine> line(
      Chart chart, Review review, Account account, boolean restricted) {
    Optional<Reference> patient = chart.patient().map(Patient::reference).or(review::patient);
    return account.state().isOpen()
        ? patient.map(who -> line(chart, review, account, who, restricted))
        : Optional.empty();
  }

  private static WorkListLine line(
      Chart chart, Review review, Account account, Reference patient, boolean restricted) {
    Optional<Patient> known = chart.patient();
    return new WorkListLine(
        review.asOf(),
        patient,
        known.flatMap(Patient::name).orElse(""),
        known.flatMap(Patient::recordNumber).orElse(""),
        account.reference(),
        restricted,
        WorkPlaces.of(chart, account.reference()),
        account.state(),
        sentence(account.stateReason()),
        account.payer().reference().map(Reference::toString),
        payer(chart, account.payer()),
        account.balance().payer(),
        account.balance().patient(),
        account.openedOn().map(PartialDate::first),
        deadline(account, review.asOf()),
        account.denial().map(Account.Denial::category),
        account.denial().map(Account.Denial::codes).orElse(List.of()),
        account.next().action(),
        sentence(account.next().text()),
        account.worth().map(Worth::score),
        account.worth().map(Worth::atStake),
        account.followUpOn(),
        answerOn(account),
        review.notChecked().size());
  }

  private static WorkListLine.Sentence sentence(Message message) {
    Message plain = message.hiding(HIDDEN);
    return new WorkListLine.Sentence(
        message.in(Locale.ENGLISH),
        message.in(Locale.ITALIAN),
        plain.in(Locale.ENGLISH),
        plain.in(Locale.ITALIAN));
  }

  private static Optional<String> payer(Chart chart, Party payer) {
    return payer
        .display()
        .or(
            () ->
                payer
                    .reference()
                    .flatMap(one -> chart.find(one, Provider.class))
                    .flatMap(Provider::name))
        .or(payer::identifier)
        .map(String::strip)
        .filter(name -> !name.isEmpty());
  }

  /** The nearest to come; where all are past, the first. */
  private static Optional<WorkListLine.Deadline> deadline(Account account, LocalDate asOf) {
    return account.deadlines().stream()
        .filter(one -> !one.on().isBefore(asOf))
        .findFirst()
        .or(() -> account.deadlines().stream().findFirst())
        .map(one -> new WorkListLine.Deadline(one.kind(), one.on()));
  }

  /** The day that the next step names: until then waiting is all there is to do. */
  private static Optional<LocalDate> answerOn(Account account) {
    return account.state() == State.AWAITING
        ? account.next().text().arguments().stream()
            .filter(LocalDate.class::isInstance)
            .map(LocalDate.class::cast)
            .findFirst()
        : Optional.empty();
  }
}
