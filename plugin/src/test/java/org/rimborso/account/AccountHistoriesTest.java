package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.daysAgo;
import static org.rimborso.account.Papers.followUp;
import static org.rimborso.account.Papers.note;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rimborso.account.Account.Deadline;
import org.rimborso.campaign.Campaign;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.Resource;
import org.rimborso.payer.Payers;

/** Every history is one account in the state, and of the balance, that its making demands. */
class AccountHistoriesTest {
  private static final long SEED = Long.getLong("rimborso.seed", 20261124L);

  private final Accounts accounts = new Accounts(Payers.NONE);

  @Test
  void of_everyHistory_isWhatWasTold() {
    int histories = Campaign.size(2_000, 100_000);
    TreeMap<String, Integer> states = new TreeMap<>();
    int violations = 0;
    List<String> examples = new ArrayList<>();
    for (int i = 0; i < histories; i++) {
      ToldHistory told = new ToldHistory(new Random(SEED + i));
      List<String> wrong = wrong(told, new Random(i));
      if (!wrong.isEmpty()) {
        violations++;
        examples.add("seed " + (SEED + i) + " " + told.state + ": " + wrong);
      }
      states.merge(told.state, 1, Integer::sum);
    }
    Campaign.tell(
        "account-histories",
        String.format(
            "%,d random account histories: %d invariant violations", histories, violations));
    assertThat(examples).isEmpty();
    assertThat(states.keySet())
        .containsAll(Arrays.stream(State.values()).map(State::code).toList());
  }

  private List<String> wrong(ToldHistory told, Random random) {
    List<Account> all = accounts.of(told.chart());
    List<String> wrong = new ArrayList<>();
    if (all.size() != 1) {
      return List.of(all.size() + " accounts, one was told");
    }
    Account account = all.get(0);
    if (account.claims().size() != told.claims().size()) {
      wrong.add("a claim was dropped: " + account.claims());
    }
    differ(wrong, "state", told.state, account.state().code());
    if (told.balancesTold) {
      differ(wrong, "payer", told.payer, cents(account.balance().payer()));
      differ(wrong, "patient", owed(told.patient), owed(cents(account.balance().patient())));
    }
    differ(wrong, "paid", told.paid, told.paid.isEmpty() ? told.paid : cents(account.paid()));
    if (told.clocksTold) {
      differ(wrong, "filing", told.filing, day(account, "filing"));
      differ(wrong, "appeal", told.appeal, day(account, "appeal"));
    }
    addsUp(account).ifPresent(wrong::add);
    differ(wrong, "account in another order", account, shuffled(told, random));
    notesMoveNothing(told, account).ifPresent(wrong::add);
    return wrong;
  }

  private static void differ(List<String> wrong, String what, Object told, Object found) {
    if (!told.equals(found)) {
      wrong.add(what + " is " + found + ", not " + told);
    }
  }

  /** Nothing told, and nothing owed, are the same to the patient. */
  private static long owed(OptionalLong cents) {
    return cents.orElse(0);
  }

  private static OptionalLong cents(Optional<Money> money) {
    return money.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(money.get().value().movePointRight(2).longValueExact());
  }

  private static Optional<LocalDate> day(Account account, String kind) {
    return account.deadlines().stream()
        .filter(deadline -> deadline.kind().equals(kind))
        .map(Deadline::on)
        .findFirst();
  }

  /** Billed is what is settled and what some payer still owes. */
  private static Optional<String> addsUp(Account account) {
    if (account.billed().isEmpty() || account.balance().payer().isEmpty()) {
      return Optional.empty();
    }
    BigDecimal sum = account.balance().payer().get().value();
    for (Optional<Money> part :
        List.of(
            account.contractual(), account.paid(), account.patientShare(), account.writtenOff())) {
      sum = sum.add(part.map(Money::value).orElse(BigDecimal.ZERO));
    }
    return sum.compareTo(account.billed().get().value()) == 0
        ? Optional.empty()
        : Optional.of("parts add up to " + sum + ", billed " + account.billed());
  }

  private Account shuffled(ToldHistory told, Random random) {
    List<Resource> other = new ArrayList<>(told.papers);
    Collections.shuffle(other, random);
    return accounts.of(new Chart(Papers.TODAY, ZoneOffset.UTC, other, List.of())).get(0);
  }

  private Optional<String> notesMoveNothing(ToldHistory told, Account before) {
    List<Resource> more = new ArrayList<>(told.papers);
    more.add(
        followUp(
            before.reference().toString(),
            note("n", 1, Optional.of(daysAgo(-7)), Note.Status.ACTIVE)));
    Account after = accounts.of(new Chart(Papers.TODAY, ZoneOffset.UTC, more, List.of())).get(0);
    boolean same =
        after.deadlines().equals(before.deadlines())
            && after.state() == before.state()
            && after.balance().equals(before.balance())
            && after.ageDays().equals(before.ageDays())
            && after.notes().size() == 1;
    return same ? Optional.empty() : Optional.of("a note moved something");
  }
}
