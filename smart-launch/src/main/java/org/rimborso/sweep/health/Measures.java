package org.rimborso.sweep.health;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.account.Bucket;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.sweep.health.AccountLine.Amounts;
import org.rimborso.sweep.health.AccountLine.First;
import org.rimborso.sweep.health.Measured.Part;

/**
 * What an account means for each figure. An account counts once, with its whole chain; one that was
 * cancelled or not sent counts nowhere.
 */
final class Measures {
  private static final Set<State> NOT_SENT = Set.of(State.CANCELLED, State.DRAFT);
  private static final Set<Bucket> OVER_90 = Set.of(Bucket.TO_120, Bucket.OLDER);
  private static final Set<State> DENIALS = Set.of(State.DENIED, State.PARTLY_DENIED);

  /** Nothing is paid for them, and yet nobody refused the service. */
  private static final Set<DenialCategory> PAID_ELSEWHERE =
      Set.of(
          DenialCategory.BUNDLING,
          DenialCategory.DUPLICATE,
          DenialCategory.COORDINATION,
          DenialCategory.PATIENT_SHARE,
          DenialCategory.CONTRACTUAL);

  private final LocalDate asOf;
  private final Map<Measure, Function<AccountLine, Measured>> all = new EnumMap<>(Measure.class);

  Measures(LocalDate asOf) {
    this.asOf = asOf;
    all.put(Measure.DAYS_IN_AR, this::daysInAr);
    all.put(Measure.AR_OVER_90, Measures::over90);
    all.put(Measure.CLEAN_CLAIMS, Measures::clean);
    all.put(Measure.INITIAL_DENIALS, Measures::denials);
    all.put(Measure.INITIAL_DENIAL_AMOUNT, Measures::denialAmount);
    all.put(Measure.ZERO_PAY, Measures::zeroPay);
    all.put(Measure.DENIAL_WRITE_OFFS, Measures::writeOffs);
    all.put(Measure.OVERTURNED, Measures::overturns);
    all.put(Measure.OVERTURNED_AMOUNT, Measures::overturnedAmount);
    all.put(Measure.DENIAL_TO_APPEAL, Measures::toAppeal);
    all.put(Measure.DENIAL_TO_RESOLUTION, Measures::toResolution);
    all.put(Measure.NET_COLLECTION, Measures::netCollection);
    all.put(Measure.CHARGE_LAG, Measures::chargeLag);
    all.put(Measure.FIRST_PASS, Measures::firstPass);
    all.put(Measure.RECOVERED, Measures::recovery);
  }

  Measured of(Measure measure, AccountLine line) {
    Function<AccountLine, Measured> one = all.get(measure);
    return one == null || !counts(line) ? Measured.NOTHING : one.apply(line);
  }

  /** Whether it was sent, and still stands. */
  boolean counts(AccountLine line) {
    return !NOT_SENT.contains(line.state());
  }

  /** What all still owe, less credit: of payer and patient. */
  static Optional<BigDecimal> balance(AccountLine line) {
    Amounts amounts = line.amounts();
    return amounts.payer().map(payer -> amounts.patient().map(payer::add).orElse(payer));
  }

  /** Whether the first payer has come off its first denial, and paid more than by it. */
  static boolean isOverturned(AccountLine line) {
    return isResolved(line) && gained(line).signum() > 0;
  }

  /** Whether the first payer's denial ended: decided anew, or given up. */
  static boolean isEnded(AccountLine line) {
    return isDenied(line) && (isResolved(line) || line.state() == State.WRITTEN_OFF);
  }

  private static boolean isDenied(AccountLine line) {
    return line.first().flatMap(First::denial).isPresent();
  }

  private static boolean isResolved(AccountLine line) {
    return isDenied(line)
        && line.days().decided().isPresent()
        && line.now().filter(now -> !DENIALS.contains(now.state())).isPresent();
  }

  /** What the first payer pays now beyond what it paid first. */
  private static BigDecimal gained(AccountLine line) {
    BigDecimal now = line.now().flatMap(AccountLine.Now::paid).orElse(BigDecimal.ZERO);
    BigDecimal first = line.first().flatMap(First::paid).orElse(BigDecimal.ZERO);
    return now.subtract(first).max(BigDecimal.ZERO);
  }

  private Measured daysInAr(AccountLine line) {
    Optional<BigDecimal> balance = balance(line);
    if (balance.isEmpty() || line.amounts().billed().isEmpty()) {
      return Measured.LEFT_OUT;
    }
    boolean recent =
        line.days()
            .opened()
            .filter(day -> day.isAfter(asOf.minusYears(1)) && !day.isAfter(asOf))
            .isPresent();
    return new Part(
        balance.get(),
        recent ? line.amounts().billed().get() : BigDecimal.ZERO,
        Optional.empty(),
        line.amounts().currency(),
        balance.filter(open -> open.signum() > 0));
  }

  private static Measured over90(AccountLine line) {
    Optional<BigDecimal> balance = balance(line);
    if (balance.isEmpty()) {
      return Measured.LEFT_OUT;
    }
    if (balance.get().signum() <= 0) {
      return Measured.NOTHING;
    }
    if (line.days().bucket().isEmpty()) {
      return Measured.LEFT_OUT;
    }
    boolean old = line.days().bucket().filter(OVER_90::contains).isPresent();
    return new Part(
        old ? balance.get() : BigDecimal.ZERO,
        balance.get(),
        Optional.empty(),
        line.amounts().currency(),
        balance.filter(open -> old));
  }

  private static Measured clean(AccountLine line) {
    if (!line.isBilled()) {
      return Measured.NOTHING;
    }
    return count(line, line.isClean(), line.days().filed(), !line.isClean());
  }

  private static Measured denials(AccountLine line) {
    return line.first()
        .map(first -> count(line, isDenied(line), first.on(), isDenied(line)))
        .orElse(Measured.NOTHING);
  }

  private static Measured denialAmount(AccountLine line) {
    if (line.first().isEmpty()) {
      return Measured.NOTHING;
    }
    First first = line.first().get();
    Optional<BigDecimal> denied = isDenied(line) ? first.denied() : Optional.of(BigDecimal.ZERO);
    Optional<BigDecimal> billed = line.amounts().billed();
    if (denied.isEmpty() || billed.isEmpty() || first.on().isEmpty()) {
      return Measured.LEFT_OUT;
    }
    return new Part(
        denied.get(),
        billed.get(),
        first.on(),
        line.amounts().currency(),
        denied.filter(one -> one.signum() > 0));
  }

  private static Measured zeroPay(AccountLine line) {
    if (line.first().isEmpty()) {
      return Measured.NOTHING;
    }
    First first = line.first().get();
    boolean zero =
        first.state() == State.DENIED
            && first.paid().map(paid -> paid.signum() == 0).orElse(true)
            && first.denial().filter(one -> !PAID_ELSEWHERE.contains(one)).isPresent();
    return count(line, zero, first.on(), zero);
  }

  private static Measured writeOffs(AccountLine line) {
    Optional<BigDecimal> billed = line.amounts().billed();
    if (billed.isEmpty() || line.days().opened().isEmpty()) {
      return Measured.LEFT_OUT;
    }
    BigDecimal given =
        isDenied(line) ? line.amounts().writtenOff().orElse(BigDecimal.ZERO) : BigDecimal.ZERO;
    return new Part(
        given,
        billed.get(),
        line.days().opened(),
        line.amounts().currency(),
        Optional.of(given).filter(one -> one.signum() > 0));
  }

  private static Measured overturns(AccountLine line) {
    if (!isDenied(line)) {
      return Measured.NOTHING;
    }
    boolean turned = isOverturned(line);
    return count(line, turned, line.first().flatMap(First::on), turned);
  }

  private static Measured overturnedAmount(AccountLine line) {
    if (!isDenied(line)) {
      return Measured.NOTHING;
    }
    First first = line.first().orElseThrow();
    if (first.denied().isEmpty() || first.on().isEmpty()) {
      return Measured.LEFT_OUT;
    }
    BigDecimal won = isOverturned(line) ? gained(line).min(first.denied().get()) : BigDecimal.ZERO;
    return new Part(
        won,
        first.denied().get(),
        first.on(),
        line.amounts().currency(),
        Optional.of(won).filter(one -> one.signum() > 0));
  }

  private static Measured toAppeal(AccountLine line) {
    return isDenied(line) && line.days().appealed().isPresent()
        ? between(line.first().flatMap(First::on), line.days().appealed())
        : Measured.NOTHING;
  }

  private static Measured toResolution(AccountLine line) {
    if (!isEnded(line)) {
      return Measured.NOTHING;
    }
    return isResolved(line)
        ? between(line.first().flatMap(First::on), line.days().decided())
        : Measured.LEFT_OUT;
  }

  private static Measured netCollection(AccountLine line) {
    Amounts amounts = line.amounts();
    if (amounts.billed().isEmpty() || line.days().opened().isEmpty()) {
      return Measured.LEFT_OUT;
    }
    BigDecimal due = amounts.billed().get().subtract(amounts.contractual().orElse(BigDecimal.ZERO));
    BigDecimal got =
        amounts.paid().orElse(BigDecimal.ZERO).add(amounts.fromPatient().orElse(BigDecimal.ZERO));
    return new Part(
        got,
        due,
        line.days().opened(),
        amounts.currency(),
        Optional.of(due.subtract(got)).filter(rest -> rest.signum() > 0));
  }

  private static Measured chargeLag(AccountLine line) {
    return line.isBilled() ? between(line.days().served(), line.days().filed()) : Measured.LEFT_OUT;
  }

  private static Measured firstPass(AccountLine line) {
    if (line.first().isEmpty()) {
      return Measured.NOTHING;
    }
    State state = line.first().get().state();
    boolean whole = state == State.PAID || state == State.PATIENT_DUE;
    return count(line, whole, line.first().get().on(), !whole);
  }

  /** What came in after somebody followed up, or after a denial. */
  private static Measured recovery(AccountLine line) {
    Optional<LocalDate> decided = line.days().decided();
    if (decided.isEmpty() || line.now().isEmpty()) {
      return Measured.NOTHING;
    }
    BigDecimal won = won(line, decided.get());
    return won.signum() > 0
        ? new Part(won, BigDecimal.ONE, decided, line.amounts().currency(), Optional.of(won))
        : Measured.NOTHING;
  }

  private static BigDecimal won(AccountLine line, LocalDate decided) {
    Optional<LocalDate> noted = line.days().noted().filter(day -> !day.isAfter(decided));
    boolean beforeAll =
        noted.isPresent()
            && line.first()
                .flatMap(First::on)
                .map(first -> !noted.get().isAfter(first))
                .orElse(false);
    if (beforeAll) {
      return line.now().flatMap(AccountLine.Now::paid).orElse(BigDecimal.ZERO);
    }
    return isDenied(line) || noted.isPresent() ? gained(line) : BigDecimal.ZERO;
  }

  /** One of the things counted; it is known on which day. */
  private static Measured count(
      AccountLine line, boolean counts, Optional<LocalDate> day, boolean isBehind) {
    if (day.isEmpty()) {
      return Measured.LEFT_OUT;
    }
    BigDecimal weight = line.amounts().billed().orElse(BigDecimal.ZERO);
    return new Part(
        counts ? BigDecimal.ONE : BigDecimal.ZERO,
        BigDecimal.ONE,
        day,
        Optional.empty(),
        Optional.of(weight).filter(one -> isBehind));
  }

  /** The days from one to the other, which is not before it. */
  private static Measured between(Optional<LocalDate> from, Optional<LocalDate> to) {
    if (from.isEmpty() || to.isEmpty() || to.get().isBefore(from.get())) {
      return Measured.LEFT_OUT;
    }
    BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(from.get(), to.get()));
    return new Part(days, BigDecimal.ONE, to, Optional.empty(), Optional.of(days));
  }
}
