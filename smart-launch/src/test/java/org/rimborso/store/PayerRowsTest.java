package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rimborso.payer.Contact;
import org.rimborso.payer.Limit;
import org.rimborso.payer.Limits;
import org.rimborso.payer.PayerTerms;

class PayerRowsTest extends OverStore {
  static final PayerTerms TERMS =
      new PayerTerms(
          new Limits(
              List.of(
                  new Limit(Period.ofDays(90), "Manual, 4.2", Optional.empty()),
                  new Limit(
                      Period.ofMonths(6), "Letter of May", Optional.of(LocalDate.of(2026, 6, 1))))),
          Limits.NONE,
          OptionalInt.of(21),
          new Contact(
              Optional.of("555 0142"),
              Optional.empty(),
              Optional.empty(),
              Optional.of("PO Box 1\nExample City"),
              Optional.of("Mon-Fri 8-17")));
  static final PayerTerms NOTHING =
      new PayerTerms(Limits.NONE, Limits.NONE, OptionalInt.empty(), Contact.UNKNOWN);

  static PayerRow row(String payer, int version, PayerTerms terms) {
    return new PayerRow(
        payer,
        version,
        terms,
        new WorkRow.Change(
            new NoteRow.Owner("https://ehr.example", "sub-1"),
            "Mia",
            Instant.parse("2026-11-23T19:02:00Z"),
            "change"));
  }

  @Test
  void insert_versions_allStayAndTheHighestCounts() {
    try (Store store = Store.open(settings)) {
      new PayerRows(store).insert(row("Plan A", 1, TERMS));
      new PayerRows(store).insert(row("Plan A", 2, NOTHING));
      new PayerRows(store).insert(row("Plan B", 1, TERMS));
    }
    try (Store store = Store.open(settings)) {
      PayerRows rows = new PayerRows(store);
      assertThat(rows.versions("Plan A"))
          .containsExactly(row("Plan A", 1, TERMS), row("Plan A", 2, NOTHING));
      assertThat(rows.latest()).containsExactly(row("Plan A", 2, NOTHING), row("Plan B", 1, TERMS));
      assertThat(rows.versions("plan a")).isEmpty();
    }
  }

  @Test
  void insert_withRates_keepsTheirTextAsItIs() {
    PayerRow plain = row("Plan A", 1, TERMS);
    String text = "code,from,amount,currency\n" + "99213,2026-01-01,92.40,USD\n".repeat(1_500);
    PayerRow rated = new PayerRow("Plan A", 1, TERMS, Optional.of(text), plain.change());
    try (Store store = Store.open(settings)) {
      new PayerRows(store).insert(rated);
      assertThat(new PayerRows(store).latest()).containsExactly(rated);
    }
  }

  @Test
  void insert_sameVersionTwice_isRefusedAndTheFirstStays() {
    try (Store store = Store.open(settings)) {
      PayerRows rows = new PayerRows(store);
      rows.insert(row("Plan A", 1, TERMS));
      assertThatThrownBy(() -> rows.insert(row("Plan A", 1, NOTHING)))
          .isInstanceOf(DuplicateRow.class);
      assertThat(rows.latest()).containsExactly(row("Plan A", 1, TERMS));
    }
  }
}
