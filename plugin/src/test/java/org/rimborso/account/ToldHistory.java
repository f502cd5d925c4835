package org.rimborso.account;

import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.daysAgo;
import static org.rimborso.account.Papers.ref;
import static org.rimborso.account.ToldLine.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Party;
import org.rimborso.chart.Period;

/**
 * One account's history, made up from what payers and patient are to have done, in cents, with what
 * must follow from it by plain arithmetic. Nothing of the code under test decides what is expected.
 */
final class ToldHistory extends ToldStory {
  ToldHistory(Random random) {
    super(random);
    tell();
  }

  private void tell() {
    switch (random.nextInt(24)) {
      case 0 -> unanswered("draft", bill("c1").status("draft"));
      case 1 -> withdrawn(bill("c1").status("cancelled"));
      case 2, 3 -> unanswered(created > USUAL_DAYS ? "no-response" : "awaiting", bill("c1"));
      case 4 -> receipt();
      case 5 -> rejected();
      case 6 -> pended();
      case 7 -> odd();
      case 8 -> selfPay();
      case 9 -> wrongSum();
      case 10 -> {
        papers.add(bill("c0").type("institutional").claim());
        withdrawn(bill("c1").type("institutional").billType("0138").replaces("Claim/c0"));
      }
      default -> decided();
    }
  }

  private void decided() {
    int day = before();
    int answered = random.nextInt(day + 1);
    papers.add(answer("r1", answered, 1).response());
    if (random.nextInt(6) == 0) {
      papers.add(
          answer("e1", answered, 1)
              .benefit(Optional.of("Claim/c1"), bill("ExplanationOfBenefit/e1")));
    }
    paid = OptionalLong.of(sum(ToldLine::paid));
    if (sum(ToldLine::denied) > 0) {
      denied(answered);
    } else if (sum(ToldLine::share) > 0 && random.nextInt(3) > 0) {
      secondPayer(answered);
    } else {
      settled(sum(ToldLine::share));
    }
  }

  /** What came before the answer that counts; the first day, in days ago, that it may bear. */
  private int before() {
    switch (random.nextInt(6)) {
      case 0 -> {
        papers.add(nets(new Bills("c0").created(created + 30).insurer(first)).claim());
        papers.add(refused("r0", created + 10).responseTo("Claim/c0"));
        papers.add(bill("c1").replaces("Claim/c0").claim());
        return created;
      }
      case 1 -> {
        papers.add(bill("c1").claim());
        int taken = created / 2;
        papers.add(answer("r0", created, 1).response());
        papers.add(answer("r0x", taken, -1).response());
        return Math.max(0, taken - 1);
      }
      case 2 -> {
        papers.add(bill("c1").claim());
        papers.add(refused("r0", created).response());
        return Math.max(0, created - 1);
      }
      case 3 -> {
        papers.add(bill("c1").claim());
        papers.add(new Bills("c9").status("cancelled").replaces("Claim/c1").nets("1").claim());
        return created;
      }
      default -> {
        papers.add(bill("c1").claim());
        return created;
      }
    }
  }

  private Replies refused(String id, int day) {
    return new Replies(id)
        .insurer(first)
        .created(day)
        .header(amount("benefit", "0"), adjustment("CO-16", told(charged())));
  }

  /** The first payer's answer; with -1 it takes the same back. */
  private Replies answer(String id, int day, int sign) {
    int style = random.nextInt(3);
    List<Answer.LineAnswer> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      lines.add(Papers.line(i + 1, parts.get(i).entries(style, sign)));
    }
    return new Replies(id)
        .insurer(first)
        .created(day)
        .lines(lines.toArray(Answer.LineAnswer[]::new));
  }

  private void denied(int answered) {
    boolean all = parts.stream().allMatch(part -> part.denied() > 0);
    long open = sum(ToldLine::denied);
    expect(all ? "denied" : "partly-denied", open, OptionalLong.of(sum(ToldLine::share)));
    patient = sum(ToldLine::share) == 0 ? OptionalLong.empty() : patient;
    boolean late = parts.stream().anyMatch(part -> part.code().equals("CO-29"));
    boolean upheld = parts.stream().anyMatch(part -> part.code().equals("CO-193"));
    if (medicare && !late) {
      appeal = Optional.of(daysAgo(answered).plusDays(upheld ? 180 : 120));
    }
    if (random.nextInt(5) == 0) {
      long given = random.nextBoolean() ? open : open / 2;
      papers.add(Papers.writeOff("w1", "Claim/" + oldest(), told(given)));
      payer = OptionalLong.of(open - given);
      if (given == open) {
        state = "written-off";
        appeal = Optional.empty();
      }
    }
  }

  private String oldest() {
    return papers.stream().anyMatch(one -> one.reference().id().equals("c0")) ? "c0" : "c1";
  }

  /** The patient's share falls to a further coverage. */
  private void secondPayer(int answered) {
    papers.add(Papers.coverage("v1", "o1", 1));
    papers.add(Papers.coverage("v2", "o2", 2));
    long share = sum(ToldLine::share);
    if (random.nextInt(3) == 0) {
      expect("secondary-due", share, OptionalLong.empty());
      return;
    }
    int sent = random.nextInt(answered + 1);
    if (random.nextInt(4) == 0) {
      secondAnswer(sent, "Claim/c1");
      return;
    }
    Bills bill =
        nets(new Bills("c2").created(sent))
            .served(Period.on(daysAgo(created + 10)))
            .insurer(Party.of(ref("Organization/o2")))
            .coverage(Party.of(ref("Coverage/v2")));
    if (random.nextBoolean()) {
      bill.replaces("Claim/c1");
    }
    boolean draft = random.nextInt(5) == 0;
    papers.add((draft ? bill.status("draft") : bill).claim());
    if (draft || random.nextInt(3) == 0) {
      expect(
          draft ? "draft" : sent > USUAL_DAYS ? "no-response" : "awaiting",
          share,
          OptionalLong.empty());
      return;
    }
    secondAnswer(random.nextInt(sent + 1), "Claim/c2");
  }

  /** Answers its own claim, or the first payer's, which passed it on. */
  private void secondAnswer(int day, String claim) {
    int style = random.nextInt(3);
    boolean denies = random.nextInt(4) == 0;
    long covered = 0;
    List<Answer.LineAnswer> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      ToldLine part = parts.get(i);
      long pays = denies || part.share() == 0 ? 0 : random.nextInt((int) part.share() + 1);
      covered += pays;
      lines.add(Papers.line(i + 1, denies ? part.deniedAgain() : part.coordinated(pays, style)));
    }
    papers.add(
        new Replies("r2")
            .insurer(Party.of(ref("Organization/o2")))
            .created(day)
            .lines(lines.toArray(Answer.LineAnswer[]::new))
            .responseTo(claim));
    paid = OptionalLong.of(sum(ToldLine::paid) + covered);
    if (denies) {
      boolean all = parts.stream().allMatch(part -> part.share() > 0);
      expect(all ? "denied" : "partly-denied", sum(ToldLine::share), OptionalLong.empty());
    } else {
      settled(sum(ToldLine::share) - covered);
    }
  }
}
