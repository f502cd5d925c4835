package org.rimborso.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.rimborso.account.DenialCategory;
import org.rimborso.account.State;
import org.rimborso.audit.AuditEntry;
import org.rimborso.audit.AuditLog;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.store.NoteRow;
import org.rimborso.store.Queue;
import org.rimborso.store.Store;
import org.rimborso.store.StoreSettings;
import org.rimborso.store.WorkListRow;
import org.rimborso.store.WorkListRows;
import org.rimborso.store.WorkListSweep;
import org.rimborso.store.WorkListWish;
import org.rimborso.store.WorkListWish.Order;
import org.rimborso.store.WorkRow;
import org.rimborso.store.WorkRows;
import org.rimborso.sweep.WorkListLine;
import org.rimborso.sweep.WorkListLoad;

/**
 * What the work list of a large facility costs in the embedded store: loading it, its pages with
 * all that a page asks of the store and the rows of the audit trail that it leaves, changes, and a
 * new day. Arguments: a folder, how many accounts, how many rounds. Accounts that were generated
 * into the folder before are used again.
 */
public final class WorkListPages {
  private static final String EHR = "hospital";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final long SEED = 1_000_000;
  private static final int LINES = 50;
  private static final NoteRow.Owner BEA = new NoteRow.Owner("https://ehr.example", "bea");

  private final Store store;
  private final WorkListRows rows;
  private final WorkRows work;
  private final AuditLog audit;
  private final int rounds;

  private WorkListPages(Store store, int rounds) {
    this.store = store;
    this.rounds = rounds;
    rows = new WorkListRows(store);
    work = new WorkRows(store);
    audit = new AuditLog(store, Clock.systemUTC());
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    int accounts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
    if (!Files.exists(folder.resolve(WorkListLoad.FILE))) {
      write(folder, accounts);
    }
    StoreSettings settings = StoreSettings.h2(folder.resolve("store"), folder.resolve("key"));
    try (Store store = Store.open(settings)) {
      new WorkListPages(store, rounds).run(folder, accounts);
    }
  }

  private void run(Path folder, int accounts) throws IOException, InterruptedException {
    if (rows.sweep(EHR).isEmpty()) {
      load(folder, TODAY, accounts);
    }
    System.out.println("store, MB: " + (Files.size(folder.resolve("store.mv.db")) >> 20));
    WorkListWish all = WorkListWish.everything(Order.WORTH);
    timed("first page", i -> page(all, Optional.empty()));
    timed("first page of a queue", i -> page(of(Queue.CODING, Order.WORTH), Optional.empty()));
    timed("by deadline", i -> page(WorkListWish.everything(Order.DEADLINE), Optional.empty()));
    timed("page in the middle", i -> page(all, Optional.of(account(accounts / 2 + i))));
    timed("filtered: payer, age, amount", i -> page(filtered(i), Optional.empty()));
    timed("filtered: state and kind of denial", i -> page(denied(), Optional.empty()));
    timed("filtered: deadline within 40 days", i -> page(due(40), Optional.empty()));
    timed("searched: a name", i -> page(named("Name" + i * 7 % 5_000), Optional.empty()));
    timed("searched: a record number", i -> page(named("MRN-" + i * 31), Optional.empty()));
    timed("given to one person: 1 account", i -> give(i, accounts));
    timed("that person's list", i -> page(mine(), Optional.empty()));
    timed("put off: 1 account", i -> putOff(i, accounts));
    once("bulk: 500 accounts put off", () -> bulk(accounts));
    timed("opened: a line brought up to date", this::refresh);
    once("a new day", () -> rows.turn(EHR, TODAY.plusDays(1)));
    List<Double> meanwhile = new ArrayList<>();
    Thread reader = new Thread(() -> readOn(all, meanwhile));
    reader.start();
    load(folder, TODAY.plusDays(1), accounts);
    reader.interrupt();
    reader.join();
    Collections.sort(meanwhile);
    say("first page while that load ran", meanwhile.stream().mapToDouble(one -> one).toArray());
    timed("first page after it", i -> page(all, Optional.empty()));
  }

  private void load(Path folder, LocalDate today, int accounts) {
    once(
        "load",
        () ->
            System.out.println(
                new WorkListLoad(store, this::progress).load(folder, EHR, today)
                    + " of "
                    + accounts));
  }

  private void progress(WorkListLoad.Progress progress) {
    if (progress instanceof WorkListLoad.Indexing
        || progress instanceof WorkListLoad.Reading reading && reading.accounts() % 100_000 == 0) {
      System.out.println("  " + cpu() + " s of a core: " + progress);
    }
  }

  private void readOn(WorkListWish wish, List<Double> millis) {
    while (!Thread.currentThread().isInterrupted()) {
      long begun = System.nanoTime();
      page(wish, Optional.empty());
      millis.add((System.nanoTime() - begun) / 1e6);
      LockSupport.parkNanos(200_000_000);
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1_000_000_000;
  }

  private static void once(String what, Runnable work) {
    long begun = System.nanoTime();
    long used = cpu();
    work.run();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %.1f s, %d s of a core",
            what,
            (System.nanoTime() - begun) / 1e9,
            cpu() - used));
  }

  private void timed(String what, IntConsumer once) {
    int warm = Math.max(5, rounds / 5);
    for (int i = 0; i < warm; i++) {
      once.accept(i);
    }
    double[] millis = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long begun = System.nanoTime();
      once.accept(warm + i);
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    say(what, millis);
  }

  private static void say(String what, double[] sorted) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: median %.1f ms, p95 %.1f ms",
            what,
            sorted[sorted.length / 2],
            sorted[sorted.length * 95 / 100]));
  }

  /** All that a page asks of the store, and what it leaves in the audit trail. */
  private void page(WorkListWish wish, Optional<Reference> after) {
    rows.turn(EHR, TODAY);
    WorkListSweep sweep = rows.sweep(EHR).orElseThrow();
    WorkListWish.Scope scope = new WorkListWish.Scope(true, Set.of(), true);
    rows.places(sweep.generation());
    rows.counts(sweep.generation());
    rows.payers(sweep.generation(), 200);
    List<WorkListRow> found = rows.page(sweep.generation(), scope, wish, after, LINES);
    work.ofAccounts(EHR, found.stream().map(WorkListRow::account).toList());
    List<AuditEntry> looks =
        found.stream()
            .flatMap(row -> WorkListLine.read(row.told()).stream())
            .map(line -> look(line.patient(), line.account()))
            .toList();
    if (!looks.isEmpty()) {
      audit.record(looks);
    }
  }

  private static AuditEntry look(Reference patient, Reference account) {
    return new AuditEntry(
        Optional.empty(),
        AuditEntry.Action.READ,
        Optional.of(patient),
        List.of(account.toString()),
        AuditEntry.Outcome.DONE,
        "worklist",
        Optional.empty(),
        Optional.of(EHR));
  }

  private static WorkListWish of(Queue queue, Order order) {
    return wish(Optional.of(queue), "", Optional.empty(), Optional.empty(), order);
  }

  private static WorkListWish named(String text) {
    return wish(Optional.empty(), text, Optional.empty(), Optional.empty(), Order.WORTH);
  }

  private static WorkListWish denied() {
    return wish(
        Optional.empty(),
        "",
        Optional.of(State.DENIED),
        Optional.of(DenialCategory.CREDENTIALING),
        Order.WORTH);
  }

  private static WorkListWish wish(
      Optional<Queue> queue,
      String text,
      Optional<State> state,
      Optional<DenialCategory> category,
      Order order) {
    return new WorkListWish(
        queue,
        text,
        Optional.empty(),
        state,
        Optional.empty(),
        category,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        order);
  }

  private static WorkListWish due(int days) {
    return new WorkListWish(
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(TODAY.plusDays(days)),
        Optional.empty(),
        Order.WORTH);
  }

  private static WorkListWish mine() {
    return new WorkListWish(
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Set.of(new WorkRow.Assignee(Optional.of(BEA), "").code())),
        Optional.empty(),
        Optional.empty(),
        Order.WORTH);
  }

  private static WorkListWish filtered(int i) {
    return new WorkListWish(
        Optional.empty(),
        "",
        Optional.of("Payer " + i % 40),
        Optional.empty(),
        Optional.of(new WorkListWish.Between(TODAY.minusDays(120), TODAY.minusDays(91))),
        Optional.empty(),
        Optional.of(new BigDecimal(1_000)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Order.WORTH);
  }

  private void bulk(int accounts) {
    for (int i = 0; i < 500; i++) {
      putOff(1_000 + i, accounts);
    }
  }

  private void putOff(int i, int accounts) {
    change(
        number(i, 37, accounts),
        new WorkRow.State(
            Optional.empty(),
            Optional.of(new WorkRow.Snooze(TODAY.plusDays(7), "Payer closed", "Bea")),
            Optional.empty()),
        "snooze");
  }

  private void give(int i, int accounts) {
    change(
        number(i, 41, accounts),
        new WorkRow.State(
            Optional.of(
                new WorkRow.Assigned(
                    new WorkRow.Assignee(Optional.of(BEA), "Bea"), "Bea", Instant.EPOCH)),
            Optional.empty(),
            Optional.empty()),
        "assign");
  }

  private static int number(int i, long step, int accounts) {
    return (int) (i * step * 1_009 % accounts);
  }

  private void change(int number, WorkRow.State state, String what) {
    int version =
        work.ofAccounts(EHR, List.of(account(number))).stream()
                .mapToInt(WorkRow::version)
                .max()
                .orElse(0)
            + 1;
    WorkRow row =
        new WorkRow(
            EHR,
            patient(number),
            account(number),
            version,
            "",
            false,
            state,
            new WorkRow.Change(BEA, "Bea", Instant.EPOCH, what));
    audit.record(look(row.patient(), row.account()));
    work.insert(row, Optional.empty());
  }

  private void refresh(int number) {
    Random random = new Random(SEED + number);
    rows.refresh(EHR, line(number * 11, random).swept());
  }

  private static Reference account(int number) {
    return new Reference("Claim", "c" + number);
  }

  private static Reference patient(int number) {
    return new Reference("Patient", "p" + number / 3);
  }

  private static void write(Path folder, int accounts) throws IOException {
    Random random = new Random(SEED);
    Files.createDirectories(folder);
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(WorkListLoad.FILE))) {
      for (int i = 0; i < accounts; i++) {
        out.write(line(i, random).text());
        out.write('\n');
      }
    }
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static State state(Random random) {
    State state = any(random, State.values());
    return state.isOpen() ? state : State.DENIED;
  }

  private static WorkListLine line(int number, Random random) {
    State state = state(random);
    Money open = new Money(BigDecimal.valueOf(random.nextInt(2_000_000), 2), "USD");
    boolean denied = state == State.DENIED || state == State.PARTLY_DENIED;
    String said =
        "Denied: the diagnosis does not go with the service, " + open.plain() + " USD open";
    WorkListLine.Sentence sentence = new WorkListLine.Sentence(said, said, said, said);
    String visits =
        "Encounter/e"
            + number
            + "\tpOrganization/department-"
            + random.nextInt(30)
            + "\tlLocation/ward-"
            + random.nextInt(4);
    return new WorkListLine(
        TODAY,
        patient(number),
        "Given" + number % 97 + " Name" + number / 3 % 5_000,
        "MRN-" + number / 3,
        account(number),
        random.nextInt(100) == 0,
        visits,
        state,
        sentence,
        Optional.of("Organization/o" + random.nextInt(40)),
        Optional.of("Payer " + random.nextInt(40)),
        Optional.of(open),
        Optional.empty(),
        Optional.of(TODAY.minusDays(random.nextInt(300))),
        random.nextInt(3) == 0
            ? Optional.empty()
            : Optional.of(
                new WorkListLine.Deadline("appeal", TODAY.plusDays(random.nextInt(200) - 20))),
        denied ? Optional.of(any(random, DenialCategory.values())) : Optional.empty(),
        denied ? List.of("CO-16", "N56") : List.of(),
        "correct-and-resubmit",
        sentence,
        Optional.of(open.value().multiply(new BigDecimal("1.5"))),
        Optional.of(open),
        Optional.empty(),
        state == State.AWAITING
            ? Optional.of(TODAY.plusDays(random.nextInt(30)))
            : Optional.empty(),
        random.nextInt(3));
  }
}
