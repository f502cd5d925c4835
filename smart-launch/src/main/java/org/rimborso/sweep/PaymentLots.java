package org.rimborso.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.rimborso.chart.Payment;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.LineReader;

/**
 * Brings payments to the lots of those whose bills they name. Whose a bill is stands in the names;
 * as many bills as fit are looked up in one pass over them.
 */
final class PaymentLots {
  private static final int AT_ONCE = 500_000;

  private final List<SpillFile> spills;
  private final Lots lots;
  private final Conflicts conflicts;
  private final LongUnaryOperator persons;
  private final SpillWriter out;
  private final KeyTable elsewhere = new KeyTable(0);
  private final List<Asking> open = new ArrayList<>();
  private KeyTable asked = new KeyTable(0);

  /**
   * @param persons the key of the person, by the key of any of their records
   * @param out where payments are written once more, into the lots of patients
   */
  PaymentLots(
      List<SpillFile> spills,
      Lots lots,
      Conflicts conflicts,
      LongUnaryOperator persons,
      SpillWriter out) {
    this.spills = spills;
    this.lots = lots;
    this.conflicts = conflicts;
    this.persons = persons;
    this.out = out;
  }

  /** A payment that waits for its bills to be found. */
  private record Asking(Spilled line, List<Payment.Part> parts) {}

  void write(LineReader reader) throws IOException {
    for (SpillFile spill : spills) {
      spill.each(
          lots.payments(),
          line -> {
            if (conflicts.counts(line)) {
              reader.read(
                  line.json(),
                  item -> {
                    if (item.resource().orElse(null) instanceof Payment payment) {
                      ask(new Asking(line, payment.parts()));
                    }
                  });
            }
            if (asked.size() >= AT_ONCE) {
              answer();
            }
          });
    }
    answer();
  }

  /** Whether the bill is another person's than the answer that a payment names beside it. */
  boolean isElsewhere(Reference bill) {
    return elsewhere.contains(Keys.of(bill));
  }

  private void ask(Asking asking) {
    open.add(asking);
    PaymentOwners.asked(asking.parts(), key -> asked.put(key, Keys.NONE));
  }

  private void answer() throws IOException {
    if (open.isEmpty()) {
      return;
    }
    for (SpillFile spill : spills) {
      spill.names(
          lots,
          (self, patient) -> {
            if (Keys.isNamed(patient) && asked.contains(self)) {
              asked.put(self, persons.applyAsLong(conflicts.owner(self, patient)));
            }
          });
    }
    for (Asking asking : open) {
      SortedSet<Integer> where = new TreeSet<>();
      PaymentOwners.tell(
          asking.parts(),
          key -> asked.get(key, Keys.NONE),
          owner -> where.add(lots.of(owner)),
          bill -> elsewhere.put(Keys.of(bill), 1));
      for (int lot : where) {
        out.add(lot, asking.line());
      }
    }
    open.clear();
    asked = new KeyTable(0);
  }
}
