package org.rimborso.account;

import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.daysAgo;
import static org.rimborso.account.Papers.ref;
import static org.rimborso.account.ToldLine.told;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.rimborso.chart.Adjudication;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Resource;

/** What every told history has, and those in which nobody has decided, or nobody can judge. */
abstract class ToldStory {
  static final int USUAL_DAYS = 30;

  final List<Resource> papers = new ArrayList<>();
  String state = "";
  OptionalLong payer = OptionalLong.empty();
  OptionalLong patient = OptionalLong.empty();
  OptionalLong paid = OptionalLong.empty();
  Optional<LocalDate> filing = Optional.empty();
  Optional<LocalDate> appeal = Optional.empty();
  boolean clocksTold = true;
  boolean balancesTold = true;

  final Random random;
  final boolean medicare;
  final int created;
  final List<ToldLine> parts = new ArrayList<>();
  final Party first;

  ToldStory(Random random) {
    this.random = random;
    medicare = random.nextBoolean();
    created = random.nextInt(200);
    first =
        new Party(
            Optional.of(ref("Organization/o1")),
            Optional.empty(),
            Optional.of(medicare ? "Medicare Part B" : "Acme Health"));
    for (int i = random.nextInt(4); i >= 0; i--) {
      parts.add(ToldLine.random(random));
    }
  }

  Chart chart() {
    return new Chart(Papers.TODAY, ZoneOffset.UTC, papers, List.of());
  }

  /** The claims among the papers. */
  List<Claim> claims() {
    return papers.stream().filter(Claim.class::isInstance).map(Claim.class::cast).toList();
  }

  void unanswered(String expected, Bills bill) {
    papers.add(bill.claim());
    expect(expected, charged(), OptionalLong.empty());
    filing = limit();
  }

  void withdrawn(Bills bill) {
    papers.add(bill.claim());
    state = "cancelled";
  }

  void receipt() {
    int day = random.nextInt(created + 1);
    boolean asks = random.nextBoolean();
    Replies reply = new Replies("r1").insurer(first).outcome("queued").created(day);
    unanswered(asks ? "pended" : day > USUAL_DAYS ? "no-response" : "awaiting", bill("c1"));
    papers.add((asks ? reply.note(1, "N706 please") : reply).response());
  }

  void rejected() {
    unanswered("rejected", bill("c1"));
    papers.add(
        new Replies("r1")
            .insurer(first)
            .outcome("error")
            .created(random.nextInt(created + 1))
            .response());
  }

  void pended() {
    unanswered("pended", bill("c1"));
    filing = Optional.empty();
    boolean partial = random.nextBoolean();
    Replies reply = new Replies("r1").insurer(first).created(random.nextInt(created + 1));
    papers.add(
        partial
            ? reply.outcome("partial").response()
            : reply
                .header(amount("benefit", "0"), adjustment("CO-133", told(charged())))
                .response());
    clocksTold = partial;
    payer = partial ? payer : OptionalLong.of(charged());
  }

  /** What nobody can judge. */
  void odd() {
    state = "unknown";
    clocksTold = false;
    balancesTold = false;
    switch (random.nextInt(4)) {
      case 0 -> {
        papers.add(bill("c1").claim());
        papers.add(new Replies("r1").insurer(first).created(0).header(euros()).response());
      }
      case 1 -> {
        papers.add(bill("c1").claim());
        papers.add(
            new Replies("r1")
                .insurer(first)
                .created(0)
                .header(amount("submitted", told(charged())), amount("benefit", "-5"))
                .response());
      }
      case 2 ->
          papers.add(
              bill("c1")
                  .created(
                      Optional.of(
                          PartialDate.of(
                              random.nextBoolean()
                                  ? LocalDate.of(2126, 1, 1)
                                  : LocalDate.of(1026, 1, 1))))
                  .claim());
      default -> papers.add(new Bills("c1").created(created).insurer(first).claim());
    }
  }

  /** The only line is paid too much, too little, or without an explanation. */
  void wrongSum() {
    parts.clear();
    long charge = 10_000L + random.nextInt(50_000);
    long allowed = charge - random.nextInt((int) charge / 2);
    long off = 101L + random.nextInt(5_000);
    papers.add(bill(charge).claim());
    int kind = random.nextInt(4);
    long got = kind == 0 ? charge + off : kind == 3 ? allowed - off % 100 : allowed - off;
    List<Adjudication> all = new ArrayList<>();
    all.add(amount("benefit", told(got)));
    if (kind == 1 || kind == 3) {
      all.add(amount("submitted", told(charge)));
      all.add(amount("eligible", told(allowed)));
    } else if (kind == 2 && allowed < charge) {
      all.add(adjustment("CO-45", told(charge - allowed)));
    }
    papers.add(
        new Replies("r1")
            .insurer(first)
            .created(0)
            .lines(Papers.line(1, all.toArray(Adjudication[]::new)))
            .response());
    String expected =
        switch (kind) {
          case 0 -> "overpaid";
          case 1 -> "underpaid";
          case 2 -> "unknown";
          default -> "paid";
        };
    expect(
        expected,
        switch (kind) {
          case 0 -> -off;
          case 3 -> off % 100;
          default -> off;
        },
        OptionalLong.empty());
    paid = OptionalLong.of(got);
  }

  private Bills bill(long charge) {
    return new Bills("c1").created(created).insurer(first).nets(told(charge));
  }

  private static Adjudication euros() {
    return new Adjudication(
        Papers.coded("http://terminology.hl7.org/CodeSystem/adjudication", "benefit"),
        List.of(),
        Optional.empty(),
        Optional.of(Money.of("5", "EUR")),
        Optional.empty());
  }

  void selfPay() {
    papers.add(Papers.selfPay("v1"));
    papers.add(
        nets(new Bills("c1").created(created).insurer(Party.UNKNOWN))
            .coverage(Party.of(ref("Coverage/v1")))
            .claim());
    settled(charged());
    payer = OptionalLong.of(0);
  }

  /** Nobody but the patient is asked any more. */
  void settled(long share) {
    long given = 0;
    if (share > 1 && random.nextInt(3) == 0) {
      given = random.nextBoolean() ? share : random.nextBoolean() ? share / 2 : share + 100;
      papers.add(Papers.paidByPatient("p1", "Claim/c1", told(given)));
    }
    String expected = share > given ? "patient-due" : share < given ? "overpaid" : "paid";
    expect(expected, 0, share == 0 ? OptionalLong.empty() : OptionalLong.of(share - given));
  }

  void expect(String expected, long owedByPayer, OptionalLong owedByPatient) {
    state = expected;
    payer = OptionalLong.of(owedByPayer);
    patient = owedByPatient;
  }

  Optional<LocalDate> limit() {
    return medicare ? Optional.of(daysAgo(created + 10).plusYears(1)) : Optional.empty();
  }

  Bills bill(String id) {
    Bills bill = nets(new Bills(id).created(created).insurer(first));
    return id.equals("c1") ? bill.coverage(Party.of(ref("Coverage/v1"))) : bill;
  }

  Bills nets(Bills bill) {
    return bill.nets(parts.stream().map(part -> told(part.charge())).toArray(String[]::new));
  }

  long charged() {
    return sum(ToldLine::charge);
  }

  long sum(ToLongFunction<ToldLine> what) {
    return parts.stream().mapToLong(what).sum();
  }
}
