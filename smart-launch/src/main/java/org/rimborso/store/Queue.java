package org.rimborso.store;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;

/**
 * Where an account that somebody has to work on waits. It is in exactly one queue: the first in the
 * order below whose condition holds. First what a person decided (put off), then what somebody
 * waits for or a day demands, then what the state asks for.
 *
 * <p>A deadline counts from 30 days before it to its day. It does not count while a payer is in its
 * usual time, nor where only the patient owes.
 */
public enum Queue {
  /** Put off by a person to a day that is to come, whatever else holds. */
  SNOOZED,
  /** A clinician answered a question, and nobody closed it or asked further. */
  ANSWERED,
  /** A deadline within 7 days, today included. */
  WEEK,
  /** A deadline within 30 days. */
  MONTH,
  /** Its follow-up date is today or past: that of the work, else that of the last note. */
  FOLLOW_UP,
  /** A question to a clinician is open: nothing else can be done before the answer. */
  CLINICIAN,
  /** A payer asks for records, or reviews the claim. */
  RECORDS,
  /** Denied for coding or bundling. */
  CODING,
  /** Denied for want of an authorization. */
  AUTHORIZATION,
  /** Denied as not necessary, or the denial was upheld: to be appealed or let go. */
  NECESSITY,
  /** Denied for data of the claim, as a duplicate, or as filed too late. */
  CLAIM_DATA,
  /** Denied for coverage: eligibility, benefits, coordination, the provider's standing. */
  COVERAGE,
  /** Any other denial, also one without a reason. */
  OTHER_DENIAL,
  /** Rejected on receipt, or never sent. */
  REJECTED,
  /** No answer beyond the payer's usual days. */
  NO_ANSWER,
  /** Paid less than was allowed or contracted. */
  UNDERPAID,
  /** The next coverage is to be billed. */
  SECOND_PAYER,
  /** Paid too much: to be given back. */
  OVERPAID,
  /** The patient's part is open. */
  PATIENT,
  /** What came of it cannot be told from the record. */
  UNEXPLAINED,
  /** A payer is in its usual time: nothing to do yet. */
  AWAITING;

  private static final int WEEK_DAYS = 7;
  private static final int MONTH_DAYS = 30;
  private static final Set<DenialCategory> OF_RECORDS =
      Set.of(DenialCategory.DOCUMENTATION, DenialCategory.PENDED, DenialCategory.REVIEW);

  /** How a question to a clinician about an account stands. */
  public enum Asked {
    NOTHING,
    OPEN,
    ANSWERED
  }

  /**
   * What the queue depends on, beside the day.
   *
   * @param deadline the nearest that a payer set
   * @param answerDue the last of the payer's usual days, where nothing came yet
   * @param followUp of the work, else of the last note
   * @param snoozedUntil the day on which it is back
   */
  public record Facts(
      State state,
      Optional<DenialCategory> category,
      Optional<LocalDate> deadline,
      Optional<LocalDate> answerDue,
      Optional<LocalDate> followUp,
      Optional<LocalDate> snoozedUntil,
      Asked asked) {

    /** Which queue it is in on a day. */
    public Queue on(LocalDate today) {
      if (snoozedUntil.filter(until -> until.isAfter(today)).isPresent()) {
        return SNOOZED;
      }
      if (asked == Asked.ANSWERED) {
        return Queue.ANSWERED;
      }
      Optional<LocalDate> due = running(today).filter(day -> !day.isBefore(today));
      if (due.filter(day -> !day.isAfter(today.plusDays(WEEK_DAYS))).isPresent()) {
        return WEEK;
      }
      if (due.filter(day -> !day.isAfter(today.plusDays(MONTH_DAYS))).isPresent()) {
        return MONTH;
      }
      if (followUp.filter(day -> !day.isAfter(today)).isPresent()) {
        return FOLLOW_UP;
      }
      return asked == Asked.OPEN ? CLINICIAN : byState(today);
    }

    /** The next day on which the queue may be another one, if none of the facts changes. */
    public Optional<LocalDate> turnsAfter(LocalDate today) {
      return Stream.of(
              snoozedUntil.stream(),
              deadline.stream()
                  .flatMap(
                      day ->
                          Stream.of(
                              day.minusDays(MONTH_DAYS),
                              day.minusDays(WEEK_DAYS),
                              day.plusDays(1))),
              followUp.stream(),
              answerDue.stream().map(day -> day.plusDays(1)))
          .flatMap(days -> days)
          .filter(day -> day.isAfter(today))
          .min(LocalDate::compareTo);
    }

    private Optional<LocalDate> running(LocalDate today) {
      State now = stateOn(today);
      return now == State.AWAITING || now == State.PATIENT_DUE ? Optional.empty() : deadline;
    }

    /** A payer's usual time ends between two sweeps, too. */
    private State stateOn(LocalDate today) {
      return state == State.AWAITING && answerDue.filter(day -> day.isBefore(today)).isPresent()
          ? State.NO_RESPONSE
          : state;
    }

    private Queue byState(LocalDate today) {
      return switch (stateOn(today)) {
        case PENDED -> RECORDS;
        case DENIED, PARTLY_DENIED -> category.map(Queue::denied).orElse(OTHER_DENIAL);
        case REJECTED, DRAFT -> REJECTED;
        case NO_RESPONSE -> NO_ANSWER;
        case UNDERPAID -> Queue.UNDERPAID;
        case SECONDARY_DUE -> SECOND_PAYER;
        case OVERPAID -> Queue.OVERPAID;
        case PATIENT_DUE -> PATIENT;
        case AWAITING -> Queue.AWAITING;
        // Closed accounts are not listed; should one be, somebody has to look at it.
        case UNKNOWN, CANCELLED, WRITTEN_OFF, PAID -> UNEXPLAINED;
      };
    }
  }

  private static Queue denied(DenialCategory category) {
    if (OF_RECORDS.contains(category)) {
      return RECORDS;
    }
    return switch (category) {
      case CODING, BUNDLING -> CODING;
      case AUTHORIZATION -> AUTHORIZATION;
      case MEDICAL_NECESSITY, UPHELD -> NECESSITY;
      case DATA, DUPLICATE, TIMELY_FILING -> CLAIM_DATA;
      case COORDINATION, ELIGIBILITY, BENEFIT, CREDENTIALING -> COVERAGE;
      default -> OTHER_DENIAL;
    };
  }

  /** As the store, addresses and message bundles spell it, such as {@code no-answer}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The queue with this code. */
  public static Optional<Queue> named(String code) {
    return Arrays.stream(values()).filter(queue -> queue.code().equals(code)).findFirst();
  }
}
