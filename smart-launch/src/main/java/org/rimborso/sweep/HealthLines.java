package org.rimborso.sweep;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rimborso.account.Account;
import org.rimborso.account.Account.Denial;
import org.rimborso.account.Account.Share;
import org.rimborso.account.Course;
import org.rimborso.chart.Chart;
import org.rimborso.chart.ChartedEncounter;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.EncounterClaims;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.Assembled;
import org.rimborso.review.Review;
import org.rimborso.rule.Finding;
import org.rimborso.rule.Severity;
import org.rimborso.sweep.health.AccountLine;
import org.rimborso.sweep.health.HealthCount;
import org.rimborso.sweep.health.VisitLine;
import org.rimborso.sweep.health.Whose;

/**
 * What the figures of a facility need of one chart, as small lines: one an account, one a finished,
 * billable visit without a claim. A restricted record leaves a line that says nothing but that.
 */
public final class HealthLines {
  private static final String ACCOUNT_RULES = "account-";
  private static final String UNKNOWN = "unknown";

  private final Set<String> noChargeTypes;

  /**
   * @param noChargeTypes codes of encounter types that are free at the site
   */
  public HealthLines(Set<String> noChargeTypes) {
    this.noChargeTypes = Set.copyOf(noChargeTypes);
  }

  /**
   * The lines of one chart, in no particular order; none of resources that name no patient.
   *
   * @param review of that very chart, complete
   */
  public List<String> lines(Assembled assembled, Review review) {
    if (assembled.patient().isEmpty()) {
      return List.of();
    }
    Lines lines = new Lines(assembled, review);
    review.accounts().forEach(lines::account);
    for (ChartedEncounter visit : ChartedEncounter.in(assembled.chart())) {
      if (isUnbilled(assembled.chart(), visit)) {
        lines.visit(visit.encounter());
      }
    }
    return lines.lines;
  }

  /** As {@code encounter-not-billed} sees it, without its days of grace. */
  private boolean isUnbilled(Chart chart, ChartedEncounter visit) {
    return visit.billable(noChargeTypes) == Period.Answer.YES
        && visit.claims() instanceof EncounterClaims.None
        && visit.benefits().isEmpty()
        && chart.incomplete("Claim").isEmpty();
  }

  /** The lines of one chart while they are written. */
  private static final class Lines {
    private final Chart chart;
    private final Reference patient;
    private final Set<Reference> restricted;
    private final Set<Reference> faulty = new HashSet<>();
    final List<String> lines = new ArrayList<>();

    Lines(Assembled assembled, Review review) {
      chart = assembled.chart();
      patient = assembled.patient().orElseThrow();
      restricted = RestrictedRecords.of(chart, assembled.restricted());
      for (Finding finding : review.findings()) {
        if (finding.severity() == Severity.ERROR && !finding.rule().startsWith(ACCOUNT_RULES)) {
          faulty.add(finding.focus());
        }
      }
    }

    void visit(Encounter visit) {
      if (restricted.contains(visit.reference())) {
        lines.add(HealthCount.RESTRICTED_LINE);
        return;
      }
      Optional<Party> provider = visit.participants().stream().findFirst();
      lines.add(
          new VisitLine(
                  whose(visit.reference(), List.of(visit.reference())),
                  provider.flatMap(ReviewJson::payer).orElse(UNKNOWN),
                  provider.flatMap(chart::nameOf),
                  visit.classCode(),
                  visit.period().end().or(visit.period()::start).map(PartialDate::last))
              .line());
    }

    private boolean isRestricted(Account account) {
      return restricted.contains(account.reference())
          || account.claims().stream().anyMatch(restricted::contains);
    }

    void account(Account account) {
      List<Claim> bills = bills(account);
      if (isRestricted(account)) {
        lines.add(HealthCount.RESTRICTED_LINE);
        return;
      }
      Optional<String> currency = currency(account);
      lines.add(
          new AccountLine(
                  whose(
                      account.reference(),
                      bills.stream().flatMap(bill -> bill.encounters().stream()).toList()),
                  new AccountLine.Payer(
                      ReviewJson.payer(account.payer()).orElse(UNKNOWN),
                      chart.nameOf(account.payer())),
                  account.state(),
                  !account.claims().isEmpty(),
                  account.claims().stream().noneMatch(faulty::contains),
                  bills.stream()
                      .flatMap(bill -> chart.encountersOf(bill).stream())
                      .flatMap(visit -> visit.classCode().stream())
                      .findFirst(),
                  amounts(account, currency),
                  days(account),
                  account.breakdown().course().first().map(first -> first(first, currency)),
                  account.breakdown().payers().stream()
                      .findFirst()
                      .map(share -> now(share, currency)))
              .line());
    }

    private Whose whose(Reference about, Collection<Reference> visits) {
      return Whose.of(chart, patient, about, Set.copyOf(visits));
    }

    /** Claims of the account, or the bill that its explanation of benefit repeats. */
    private List<Claim> bills(Account account) {
      List<Claim> bills = new ArrayList<>();
      account.claims().forEach(one -> chart.find(one, Claim.class).ifPresent(bills::add));
      if (bills.isEmpty()) {
        chart
            .find(account.reference(), ExplanationOfBenefit.class)
            .map(ExplanationOfBenefit::bill)
            .ifPresent(bills::add);
      }
      return bills;
    }

    private AccountLine.Days days(Account account) {
      ZoneId zone = chart.zone();
      List<Note> notes = account.notes().stream().filter(note -> !note.isStruck()).toList();
      Course course = account.breakdown().course();
      return new AccountLine.Days(
          account.openedOn().flatMap(PartialDate::day),
          account.bucket(),
          course.filedOn().flatMap(PartialDate::day),
          account.serviced().end().or(account.serviced()::start).flatMap(PartialDate::day),
          course.decidedOn().flatMap(PartialDate::day),
          earliest(notes, zone, note -> true),
          course
              .first()
              .flatMap(Course.First::on)
              .flatMap(PartialDate::day)
              .flatMap(denied -> earliest(notes, zone, note -> isAppeal(note, zone, denied))));
    }

    private static boolean isAppeal(Note note, ZoneId zone, LocalDate denied) {
      return note.kind() == Note.Kind.APPEAL
          && !LocalDate.ofInstant(note.written(), zone).isBefore(denied);
    }

    private static Optional<LocalDate> earliest(
        List<Note> notes, ZoneId zone, Predicate<Note> wanted) {
      return notes.stream()
          .filter(wanted)
          .map(Note::written)
          .min(Comparator.naturalOrder())
          .map(at -> LocalDate.ofInstant(at, zone));
    }
  }

  private static Optional<String> currency(Account account) {
    return account.billed().or(account::paid).or(account.balance()::payer).map(Money::currency);
  }

  private static AccountLine.Amounts amounts(Account account, Optional<String> currency) {
    return new AccountLine.Amounts(
        currency,
        value(account.billed(), currency),
        value(account.contractual(), currency),
        value(account.paid(), currency),
        value(account.breakdown().fromPatient(), currency),
        value(account.writtenOff(), currency),
        value(account.balance().payer(), currency),
        value(account.balance().patient(), currency));
  }

  private static AccountLine.First first(Course.First first, Optional<String> currency) {
    return new AccountLine.First(
        first.on().flatMap(PartialDate::day),
        first.state(),
        value(first.paid(), currency),
        first.denial().map(Denial::category),
        value(first.denied(), currency));
  }

  private static AccountLine.Now now(Share share, Optional<String> currency) {
    return new AccountLine.Now(share.state(), value(share.paid(), currency));
  }

  private static Optional<BigDecimal> value(Optional<Money> money, Optional<String> currency) {
    return money
        .filter(one -> currency.filter(one.currency()::equals).isPresent())
        .map(Money::value);
  }
}
