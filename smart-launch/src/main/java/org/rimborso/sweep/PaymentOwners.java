package org.rimborso.sweep;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import org.rimborso.chart.Payment;
import org.rimborso.chart.Reference;

/** Who has a part in a payment: the persons whose bills it names. */
public final class PaymentOwners {
  private PaymentOwners() {}

  /** Tells {@code keys} of every bill and answer that a payment names. */
  public static void asked(List<Payment.Part> parts, LongConsumer keys) {
    for (Payment.Part part : parts) {
      part.claim().ifPresent(bill -> keys.accept(Keys.of(bill)));
      part.answer().ifPresent(answer -> keys.accept(Keys.of(answer)));
    }
  }

  /**
   * Parts a payment.
   *
   * @param owners the key of the person by that of a bill or answer; {@link Keys#NONE} where it is
   *     nobody's
   * @param persons hears the key of everybody who has a part
   * @param elsewhere hears of bills that are one person's while the answer named beside them is
   *     another's: who does not see the bill must not go by the answer
   */
  public static void tell(
      List<Payment.Part> parts,
      LongUnaryOperator owners,
      LongConsumer persons,
      Consumer<Reference> elsewhere) {
    for (Payment.Part part : parts) {
      long ofBill = owner(part.claim(), owners);
      long ofAnswer = owner(part.answer(), owners);
      long owner = Keys.isNamed(ofBill) ? ofBill : ofAnswer;
      if (Keys.isNamed(owner)) {
        persons.accept(owner);
      }
      if (Keys.isNamed(ofBill) && Keys.isNamed(ofAnswer) && ofBill != ofAnswer) {
        part.claim().ifPresent(elsewhere);
      }
    }
  }

  private static long owner(Optional<Reference> named, LongUnaryOperator owners) {
    return named.map(one -> owners.applyAsLong(Keys.of(one))).orElse(Keys.NONE);
  }
}
