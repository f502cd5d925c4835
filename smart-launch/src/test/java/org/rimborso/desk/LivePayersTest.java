package org.rimborso.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.payer.Contact;
import org.rimborso.payer.Limits;
import org.rimborso.payer.PayerMatch;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.PayerTerms;
import org.rimborso.payer.Payers;
import org.rimborso.payer.Requirements;
import org.rimborso.store.NoteRow;
import org.rimborso.store.PayerRow;
import org.rimborso.store.PayerRows;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.store.WorkRow;

class LivePayersTest {
  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-23T19:02:00Z");

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private static final Payers CONFIGURED =
      new Payers(
          List.of(
              new PayerProfile(
                  "Plan A",
                  new PayerMatch(Set.of(), Set.of("Plan A"), Set.of()),
                  Limits.NONE,
                  Limits.NONE,
                  OptionalInt.of(10),
                  Requirements.UNKNOWN,
                  Contact.UNKNOWN)));

  private static PayerRow row(String payer, int version, int usual) {
    return new PayerRow(
        payer,
        version,
        new PayerTerms(Limits.NONE, Limits.NONE, OptionalInt.of(usual), Contact.UNKNOWN),
        new WorkRow.Change(
            new NoteRow.Owner("https://ehr.example", "sub"), "Mia", Instant.EPOCH, "change"));
  }

  private static int usual(Payers payers) {
    return payers.profiles().get(0).usualDays().orElseThrow();
  }

  @Test
  void get_changedAtAnotherNode_isSeenWithinAMinuteAndIsTheSameUntilThen() {
    try (Store store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")))) {
      PayerRows rows = new PayerRows(store);
      LivePayers payers = new LivePayers(CONFIGURED, rows, clock);
      Payers first = payers.get();
      assertThat(first).isSameAs(CONFIGURED);
      rows.insert(row("Plan A", 1, 25));
      rows.insert(row("Gone from the configuration", 1, 99));
      assertThat(payers.get()).isSameAs(first);
      now = now.plus(Duration.ofMinutes(1));
      Payers second = payers.get();
      assertThat(usual(second)).isEqualTo(25);
      assertThat(second.profiles()).hasSize(1);
      now = now.plus(Duration.ofMinutes(1));
      assertThat(payers.get()).isSameAs(second);
    }
  }

  @Test
  void get_storeThatDoesNotAnswer_leavesWhatWasKnown() {
    LivePayers payers;
    try (Store store = Store.open(StoreSettings.h2(folder.resolve("db"), folder.resolve("key")))) {
      PayerRows rows = new PayerRows(store);
      rows.insert(row("Plan A", 1, 25));
      payers = new LivePayers(CONFIGURED, rows, clock);
      assertThat(usual(payers.get())).isEqualTo(25);
    }
    now = now.plus(Duration.ofMinutes(1));
    assertThat(usual(payers.get())).isEqualTo(25);
  }
}
