package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rimborso.campaign.Campaign;
import org.rimborso.chart.Money;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;

/**
 * After whatever was loaded, given to somebody, put off, asked, noted and seen, and however many
 * days passed, each account is in the one queue that a reckoning from the beginning gives it, and
 * counts and sums are exact.
 */
class WorkListCountsTest extends OverStore {
  private static final String EHR = "counted";
  private static final NoteRow.Owner BEA = new NoteRow.Owner("https://ehr.example", "sub-1");
  private static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");
  private static final int ACCOUNTS = 40;

  private static final QueryEvent.What[] LATER = {
    QueryEvent.What.REMINDED,
    QueryEvent.What.ANSWERED,
    QueryEvent.What.REASKED,
    QueryEvent.What.WITHDRAWN,
    QueryEvent.What.CLOSED
  };

  private static final long SEED = 2_611;

  /** What happened, kept apart from the store. */
  private static final class World {
    final Random random;
    final Map<Integer, SweptAccount> listed = new HashMap<>();
    final Map<Integer, WorkRow> work = new HashMap<>();
    final Map<Integer, List<Queue.Asked>> asked = new HashMap<>();
    final Map<String, Integer> versions = new HashMap<>();
    final Map<Integer, Optional<LocalDate>> noted = new HashMap<>();
    final Store store;
    LocalDate today = SomeAccounts.TODAY;
    Optional<WorkListGenerations> loading = Optional.empty();
    final Map<Integer, SweptAccount> coming = new HashMap<>();
    final Set<Integer> seen = new HashSet<>();
    int notes;

    World(Store store, long seed) {
      this.store = store;
      random = new Random(seed);
    }

    void step() {
      switch (random.nextInt(9)) {
        case 0 -> begin();
        case 1 -> loading.ifPresent(this::addOrStand);
        case 2, 3 -> work(random.nextInt(ACCOUNTS));
        case 4 -> ask(random.nextInt(ACCOUNTS));
        case 5 -> note(random.nextInt(ACCOUNTS));
        case 6 -> seen(random.nextInt(ACCOUNTS));
        case 7 -> remove(random.nextInt(ACCOUNTS));
        default -> {
          today = today.plusDays(random.nextInt(4));
          new WorkListRows(store).turn(EHR, today);
        }
      }
    }

    void begin() {
      if (random.nextInt(3) == 0 || listed.isEmpty()) {
        loading = Optional.of(WorkListGenerations.begin(store, EHR, today));
        coming.clear();
      }
    }

    void addOrStand(WorkListGenerations load) {
      List<SweptAccount> some = new ArrayList<>();
      for (int i = 0; i < ACCOUNTS; i++) {
        if (!coming.containsKey(i) && random.nextBoolean()) {
          some.add(SomeAccounts.some(i, random));
          coming.put(i, some.get(some.size() - 1));
        }
      }
      load.add(some);
      if (random.nextBoolean()) {
        load.stand(AT, today, 0);
        seen.forEach(number -> coming.computeIfPresent(number, (key, old) -> listed.get(key)));
        listed.clear();
        listed.putAll(coming);
        loading = Optional.empty();
      }
    }

    void work(int number) {
      WorkRow.State state =
          new WorkRow.State(
              random.nextBoolean()
                  ? Optional.of(
                      new WorkRow.Assigned(
                          new WorkRow.Assignee(
                              random.nextBoolean() ? Optional.of(BEA) : Optional.empty(), "Bea"),
                          "Bea",
                          AT))
                  : Optional.empty(),
              random.nextInt(3) == 0
                  ? Optional.of(
                      new WorkRow.Snooze(today.plusDays(random.nextInt(9) - 2), "Why", "Bea"))
                  : Optional.empty(),
              random.nextInt(3) == 0
                  ? Optional.of(today.plusDays(random.nextInt(9) - 2))
                  : Optional.empty());
      int version = Optional.ofNullable(work.get(number)).map(WorkRow::version).orElse(0) + 1;
      WorkRow row =
          new WorkRow(
              EHR,
              SomeAccounts.patient(number),
              SomeAccounts.account(number),
              version,
              "",
              false,
              state,
              new WorkRow.Change(BEA, "Bea", AT, "assign"));
      new WorkRows(store).insert(row, Optional.empty());
      work.put(number, row);
    }

    void ask(int number) {
      List<Queue.Asked> all = asked.computeIfAbsent(number, key -> new ArrayList<>());
      int which = random.nextInt(2);
      String id = "q" + number + "-" + which;
      QueryRow row =
          new QueryRow(
              id,
              EHR,
              SomeAccounts.patient(number),
              new QueryRow.About(
                  Optional.of(SomeAccounts.account(number)), Optional.empty(), Optional.empty()),
              "",
              false,
              Optional.empty(),
              QueryRow.Kind.RECORDS,
              new QueryRow.Wording("?", List.of(), List.of()),
              new QueryRow.By(BEA, "Bea", AT));
      int version = versions.merge(id, 1, Integer::sum);
      QueryEvent.What what = version == 1 ? QueryEvent.What.ASKED : SomeAccounts.any(random, LATER);
      QueryEvent event =
          new QueryEvent(
              id, version, what, Optional.empty(), "", today, new QueryRow.By(BEA, "Bea", AT));
      if (version == 1) {
        new QueryRows(store).insert(row, event, Optional.empty());
      } else {
        new QueryRows(store).add(row, event, Optional.empty());
      }
      while (all.size() < 2) {
        all.add(Queue.Asked.NOTHING);
      }
      all.set(
          which,
          switch (what.state()) {
            case OPEN -> Queue.Asked.OPEN;
            case ANSWERED -> Queue.Asked.ANSWERED;
            case WITHDRAWN, CLOSED -> Queue.Asked.NOTHING;
          });
    }

    void note(int number) {
      Optional<LocalDate> on =
          random.nextBoolean() ? Optional.of(today.plusDays(random.nextInt(6))) : Optional.empty();
      NoteRow like = OverStore.note("n" + notes++, "Called");
      Note old = like.note();
      Note note =
          new Note(
              old.id(),
              old.author(),
              AT.plusSeconds(notes),
              old.kind(),
              old.text(),
              old.contact(),
              old.referenceNumber(),
              old.promisedAmount(),
              old.promisedOn(),
              on,
              old.status());
      new NoteRows(store)
          .insert(
              new NoteRow(
                  note,
                  EHR,
                  like.owner(),
                  "l1",
                  SomeAccounts.patient(number),
                  SomeAccounts.account(number),
                  like.delivery()));
      if (random.nextInt(4) == 0) {
        new NoteRows(store).strike(note.id(), Optional.empty(), Optional.empty());
      } else {
        noted.put(number, on);
      }
    }

    void seen(int number) {
      SweptAccount fresh = SomeAccounts.some(number, random);
      new WorkListRows(store).refresh(EHR, fresh);
      if (listed.computeIfPresent(number, (key, old) -> fresh) != null) {
        seen.add(number);
      }
    }

    void remove(int number) {
      if (random.nextInt(3) == 0) {
        new WorkListRows(store).remove(EHR, SomeAccounts.account(number));
        if (listed.remove(number) != null) {
          seen.add(number);
        }
      }
    }

    Queue queue(int number, SweptAccount one) {
      Optional<WorkRow.State> did = Optional.ofNullable(work.get(number)).map(WorkRow::state);
      List<Queue.Asked> questions = asked.getOrDefault(number, List.of());
      return new Queue.Facts(
              one.state(),
              one.category(),
              one.deadline(),
              one.answerDue(),
              did.flatMap(WorkRow.State::followUpOn)
                  .or(() -> noted.getOrDefault(number, Optional.empty()))
                  .or(one::followUp),
              did.flatMap(WorkRow.State::snooze).map(WorkRow.Snooze::until),
              questions.contains(Queue.Asked.ANSWERED)
                  ? Queue.Asked.ANSWERED
                  : questions.contains(Queue.Asked.OPEN) ? Queue.Asked.OPEN : Queue.Asked.NOTHING)
          .on(today);
    }

    /** By queue, restriction, assignee and currency: how many, and how much. */
    Map<String, String> wanted() {
      Map<String, Long> counts = new TreeMap<>();
      Map<String, BigDecimal> sums = new TreeMap<>();
      listed.forEach(
          (number, one) -> {
            String key =
                key(
                    queue(number, one),
                    one.restricted(),
                    Optional.ofNullable(work.get(number))
                        .flatMap(row -> row.state().assigned())
                        .map(assigned -> assigned.to().code())
                        .orElse(""),
                    one.amount().map(Money::currency).orElse(""));
            counts.merge(key, 1L, Long::sum);
            sums.merge(
                key, one.amount().map(Money::value).orElse(BigDecimal.ZERO), BigDecimal::add);
          });
      return shown(counts, sums);
    }

    Map<String, String> kept() {
      Map<String, Long> counts = new TreeMap<>();
      Map<String, BigDecimal> sums = new TreeMap<>();
      WorkListRows rows = new WorkListRows(store);
      rows.sweep(EHR)
          .ifPresent(
              sweep ->
                  rows.counts(sweep.generation())
                      .forEach(
                          one -> {
                            String key =
                                key(one.queue(), one.restricted(), one.assignee(), one.currency());
                            counts.merge(key, one.accounts(), Long::sum);
                            sums.merge(key, one.total(), BigDecimal::add);
                          }));
      return shown(counts, sums);
    }

    private String key(Queue queue, boolean restricted, String assignee, String currency) {
      return String.join(" ", queue.code(), String.valueOf(restricted), assignee, currency);
    }

    private Map<String, String> shown(Map<String, Long> counts, Map<String, BigDecimal> sums) {
      Map<String, String> shown = new TreeMap<>();
      counts.forEach(
          (key, count) ->
              shown.put(
                  key,
                  count
                      + ": "
                      + sums.getOrDefault(key, BigDecimal.ZERO)
                          .stripTrailingZeros()
                          .toPlainString()));
      return shown;
    }
  }

  @Test
  void counts_afterAnySequence_areThoseOfAReckoningFromTheBeginning() {
    int steps = Campaign.size(400, 5_000);
    try (Store store = Store.open(settings)) {
      areExact(store, steps);
    }
    Campaign.tell(
        "worklist-counts",
        steps + " random steps: counts and sums of queues exact after each (seed " + SEED + ")");
  }

  static void areExact(Store store, int steps) {
    World world = new World(store, SEED);
    int most = 0;
    for (int i = 0; i < steps; i++) {
      world.step();
      assertThat(world.kept()).as("seed %s, step %s", SEED, i).isEqualTo(world.wanted());
      inOneQueueEach(world);
      most = Math.max(most, world.listed.size());
    }
    assertThat(most).isGreaterThan(ACCOUNTS / 2);
  }

  private static void inOneQueueEach(World world) {
    WorkListRows rows = new WorkListRows(world.store);
    world.listed.forEach(
        (number, one) -> {
          Reference account = SomeAccounts.account(number);
          assertThat(rows.find(EHR, account).map(WorkListRow::queue))
              .as("%s", account)
              .contains(world.queue(number, one));
        });
  }
}
