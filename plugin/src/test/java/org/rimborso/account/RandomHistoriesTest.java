package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.daysAgo;
import static org.rimborso.account.Papers.followUp;
import static org.rimborso.account.Papers.note;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Claim;
import org.rimborso.chart.ClaimResponse;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** What must hold for any history, however odd. */
class RandomHistoriesTest {
  private static final int HISTORIES = 3_000;
  private static final long SEED = Long.getLong("rimborso.seed", 20261123L);
  private static final List<String> OUTCOMES =
      List.of("complete", "complete", "complete", "complete", "partial", "queued", "error");
  private static final List<String> CODES =
      List.of(
          "CO-45", "CO-45", "PR-1", "PR-2", "PR-3", "CO-16", "CO-97", "CO-146", "CO-133", "PR-204",
          "OA-23", "OA-18", "PI-97", "CO-9999", "CO-253", "CO-2");
  private static final List<String> STATUSES =
      List.of("active", "active", "active", "active", "draft", "cancelled");

  private final Random random = new Random(SEED);

  @Test
  void of_anyHistory_hasOneStateAndAddsUpToTheCent() {
    Map<State, Integer> seen = new EnumMap<>(State.class);
    for (int i = 0; i < HISTORIES; i++) {
      List<Resource> history = history();
      String which = "seed " + SEED + ", history " + i;
      List<Account> accounts = Papers.accounts(history.toArray(Resource[]::new));
      assertThat(claimsOf(accounts)).as(which).isEqualTo(bills(history));
      accounts.forEach(account -> check(account, which));
      accounts.forEach(account -> seen.merge(account.state(), 1, Integer::sum));
      assertThat(shuffled(history)).as(which).isEqualTo(accounts);
      assertNotesChangeNothing(history, accounts, which);
    }
    Set<State> reached = EnumSet.allOf(State.class);
    reached.removeAll(Set.of(State.WRITTEN_OFF, State.UNDERPAID, State.SECONDARY_DUE));
    assertThat(seen.keySet()).as("seed " + SEED).isEqualTo(reached);
  }

  private static void check(Account account, String which) {
    assertThat(account.stateReason().in(Locale.ENGLISH)).as(which).isNotBlank().doesNotContain("{");
    assertThat(account.next().text().in(Locale.ITALIAN)).as(which).isNotBlank().doesNotContain("{");
    boolean denied = Set.of(State.DENIED, State.PARTLY_DENIED).contains(account.state());
    assertThat(account.denial().isPresent()).as(which).isEqualTo(denied);
    if (account.billed().isPresent() && account.balance().payer().isPresent()) {
      Money parts =
          plus(
              plus(plus(account.balance().payer().get(), account.contractual()), account.paid()),
              account.patientShare());
      assertThat(parts.value()).as(which).isEqualByComparingTo(account.billed().get().value());
    }
    if (account.state() == State.PAID || account.state() == State.PATIENT_DUE) {
      assertThat(account.balance().payer().orElseThrow().value())
          .as(which)
          .isBetween(BigDecimal.ZERO, AccountSettings.DEFAULTS.tolerance());
    }
    if (denied) {
      assertThat(account.balance().payer().map(Money::signum))
          .as(which)
          .isNotEqualTo(Optional.of(-1));
    }
  }

  private static Money plus(Money sum, Optional<Money> part) {
    return part.map(sum::plus).orElse(sum);
  }

  private List<Account> shuffled(List<Resource> history) {
    List<Resource> other = new ArrayList<>(history);
    Collections.shuffle(other, random);
    return Papers.accounts(other.toArray(Resource[]::new));
  }

  private static void assertNotesChangeNothing(
      List<Resource> history, List<Account> before, String which) {
    List<Resource> more = new ArrayList<>(history);
    for (Account account : before) {
      more.add(
          followUp(
              account.reference().toString(),
              note("n", 1, Optional.of(daysAgo(-7)), Note.Status.ACTIVE)));
    }
    assertThat(Papers.accounts(more.toArray(Resource[]::new)))
        .as(which)
        .usingRecursiveComparison()
        .ignoringFields("notes", "followUpOn")
        .isEqualTo(before);
  }

  private static Set<Reference> claimsOf(List<Account> accounts) {
    List<Reference> all = accounts.stream().flatMap(a -> a.claims().stream()).toList();
    assertThat(all).doesNotHaveDuplicates();
    return new TreeSet<>(all);
  }

  private static Set<Reference> bills(List<Resource> history) {
    Set<Reference> bills = new TreeSet<>();
    history.stream().filter(Claim.class::isInstance).forEach(r -> bills.add(r.reference()));
    return bills;
  }

  private List<Resource> history() {
    List<Resource> all = new ArrayList<>();
    int claims = 1 + random.nextInt(4);
    for (int c = 0; c < claims; c++) {
      List<String> nets = new ArrayList<>();
      for (int l = 0; l <= random.nextInt(4); l++) {
        nets.add(cents(random.nextInt(50_000)));
      }
      Bills bill =
          new Bills("c" + c)
              .status(pick(STATUSES))
              .created(random.nextInt(200))
              .nets(nets.toArray(String[]::new));
      if (c > 0 && random.nextInt(3) == 0) {
        bill.replaces("Claim/c" + random.nextInt(c));
      }
      Claim claim = bill.claim();
      all.add(claim);
      for (int a = random.nextInt(3); a > 0; a--) {
        all.add(reply("r" + c + "-" + a, claim));
      }
    }
    return all;
  }

  private ClaimResponse reply(String id, Claim claim) {
    String outcome = pick(OUTCOMES);
    long age = ChronoUnit.DAYS.between(claim.created().orElseThrow().first(), Papers.TODAY);
    Replies reply = new Replies(id).outcome(outcome).created(random.nextInt((int) age + 1));
    if (outcome.equals("complete") || outcome.equals("partial")) {
      List<Answer.LineAnswer> lines = new ArrayList<>();
      for (Claim.Line line : claim.lines()) {
        if (random.nextInt(12) != 0) {
          lines.add(Papers.line(line.sequence(), entries(line.net().orElseThrow())));
        }
      }
      reply.lines(lines.toArray(Answer.LineAnswer[]::new));
    }
    return reply.responseTo(claim.reference().toString());
  }

  /** Mostly an answer that adds up, in one of the ways payers write it; sometimes any amounts. */
  private Adjudication[] entries(Money charge) {
    long cents = charge.value().movePointRight(2).longValueExact();
    List<Adjudication> entries = new ArrayList<>();
    long left = cents;
    for (int i = random.nextInt(3); i > 0 && left > 0; i--) {
      long part = 1 + (long) (random.nextDouble() * left);
      left -= Math.min(part, left);
      entries.add(adjustment(pick(CODES), cents(Math.min(part, cents)), "N56"));
    }
    switch (random.nextInt(6)) {
      case 0 -> entries.add(amount("benefit", cents(random.nextInt(60_000))));
      case 1 -> entries.add(amount("benefit", "0", pick(CODES)));
      case 2 -> {
        entries.clear();
        entries.add(amount("submitted", charge.plain()));
        entries.add(amount("eligible", cents(cents - cents / 5)));
        entries.add(amount("copay", cents(cents / 10)));
        entries.add(amount("paidtoprovider", cents(cents - cents / 5 - cents / 10)));
      }
      case 3 -> entries.add(amount("mystery", cents(left)));
      default -> entries.add(amount("benefit", cents(left)));
    }
    return entries.toArray(Adjudication[]::new);
  }

  private static String cents(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
