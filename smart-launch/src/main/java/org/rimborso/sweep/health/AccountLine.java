package org.rimborso.sweep.health;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.account.Bucket;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;

/**
 * What the figures need of one account. Amounts are of one currency; what is not known is empty.
 *
 * @param isBilled whether the chart has a claim of it, beside the payer's word
 * @param isClean whether no rule found an error in its claims before payers answered
 * @param visitClass of the visits that it bills, such as {@code AMB}
 */
public record AccountLine(
    Whose whose,
    Payer payer,
    State state,
    boolean isBilled,
    boolean isClean,
    Optional<String> visitClass,
    Amounts amounts,
    Days days,
    Optional<First> first,
    Optional<Now> now) {
  static final String KIND = "account";

  /** A payer: what tells it from others, and how it is called where that is known. */
  public record Payer(String id, Optional<String> name) {}

  /**
   * What the account is about, in money. Balances below zero are credit.
   *
   * @param fromPatient what the patient is known to have paid
   * @param payer what some payer still owes
   * @param patient what the patient still owes
   */
  public record Amounts(
      Optional<String> currency,
      Optional<BigDecimal> billed,
      Optional<BigDecimal> contractual,
      Optional<BigDecimal> paid,
      Optional<BigDecimal> fromPatient,
      Optional<BigDecimal> writtenOff,
      Optional<BigDecimal> payer,
      Optional<BigDecimal> patient) {}

  /**
   * Days that are known to the day.
   *
   * @param opened from which ageing runs
   * @param served the last of service
   * @param decided of the first payer's decision in force
   * @param noted of the first note that stands
   * @param appealed of the first such note about an appeal since the first decision
   */
  public record Days(
      Optional<LocalDate> opened,
      Optional<Bucket> bucket,
      Optional<LocalDate> filed,
      Optional<LocalDate> served,
      Optional<LocalDate> decided,
      Optional<LocalDate> noted,
      Optional<LocalDate> appealed) {}

  /** The first payer's first decision. */
  public record First(
      Optional<LocalDate> on,
      State state,
      Optional<BigDecimal> paid,
      Optional<DenialCategory> denial,
      Optional<BigDecimal> denied) {}

  /** Where the first payer's part is now. */
  public record Now(State state, Optional<BigDecimal> paid) {}

  /** As one line of JSON. */
  public String line() {
    Fields fields = new Fields().put("kind", KIND);
    whose.into(fields);
    fields
        .put("payer", payer.id())
        .put("payerName", payer.name())
        .put("state", state.code())
        .put("billed?", Boolean.toString(isBilled))
        .put("clean", Boolean.toString(isClean))
        .put("class", visitClass)
        .put("currency", amounts.currency())
        .amount("billed", amounts.billed())
        .amount("contractual", amounts.contractual())
        .amount("paid", amounts.paid())
        .amount("fromPatient", amounts.fromPatient())
        .amount("writtenOff", amounts.writtenOff())
        .amount("balancePayer", amounts.payer())
        .amount("balancePatient", amounts.patient())
        .put("opened", days.opened())
        .put("bucket", days.bucket().map(Bucket::code))
        .put("filed", days.filed())
        .put("served", days.served())
        .put("decided", days.decided())
        .put("noted", days.noted())
        .put("appealed", days.appealed());
    first.ifPresent(
        one ->
            fields
                .put("first", one.state().code())
                .put("firstOn", one.on())
                .amount("firstPaid", one.paid())
                .put("firstDenial", one.denial().map(DenialCategory::code))
                .amount("firstDenied", one.denied()));
    now.ifPresent(one -> fields.put("now", one.state().code()).amount("nowPaid", one.paid()));
    return fields.line();
  }

  static AccountLine of(Fields fields) throws IOException {
    return new AccountLine(
        Whose.of(fields),
        new Payer(fields.required("payer"), fields.text("payerName")),
        state(fields.required("state")),
        Boolean.parseBoolean(fields.required("billed?")),
        Boolean.parseBoolean(fields.required("clean")),
        fields.text("class"),
        amounts(fields),
        days(fields),
        first(fields),
        fields.text("now").map(code -> new Now(state(code), fields.amount("nowPaid"))));
  }

  private static Amounts amounts(Fields fields) {
    return new Amounts(
        fields.text("currency"),
        fields.amount("billed"),
        fields.amount("contractual"),
        fields.amount("paid"),
        fields.amount("fromPatient"),
        fields.amount("writtenOff"),
        fields.amount("balancePayer"),
        fields.amount("balancePatient"));
  }

  private static Days days(Fields fields) {
    return new Days(
        fields.day("opened"),
        fields.text("bucket").map(AccountLine::bucket),
        fields.day("filed"),
        fields.day("served"),
        fields.day("decided"),
        fields.day("noted"),
        fields.day("appealed"));
  }

  private static Optional<First> first(Fields fields) {
    return fields
        .text("first")
        .map(
            code ->
                new First(
                    fields.day("firstOn"),
                    state(code),
                    fields.amount("firstPaid"),
                    fields.text("firstDenial").map(AccountLine::category),
                    fields.amount("firstDenied")));
  }

  private static State state(String code) {
    for (State one : State.values()) {
      if (one.code().equals(code)) {
        return one;
      }
    }
    throw new IllegalArgumentException("no state of accounts");
  }

  private static Bucket bucket(String code) {
    for (Bucket one : Bucket.values()) {
      if (one.code().equals(code)) {
        return one;
      }
    }
    throw new IllegalArgumentException("no bucket");
  }

  static DenialCategory category(String code) {
    for (DenialCategory one : DenialCategory.values()) {
      if (one.code().equals(code)) {
        return one;
      }
    }
    throw new IllegalArgumentException("no category of denials");
  }
}
