package org.rimborso.account;

import static org.rimborso.account.Papers.adjustment;
import static org.rimborso.account.Papers.amount;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rimborso.chart.Adjudication;

/** One line of a told history, in cents: what was asked, and what the first payer made of it. */
record ToldLine(long charge, long cut, long share, long paid, long denied, String code) {
  private static final List<String> DENIALS =
      List.of("CO-16", "CO-146", "CO-29", "CO-97", "CO-50", "OA-18", "CO-9999", "CO-193", "CO-252");

  static ToldLine random(Random random) {
    long charge = 1_000L + random.nextInt(50_000);
    if (random.nextInt(5) == 0) {
      return new ToldLine(charge, 0, 0, 0, charge, DENIALS.get(random.nextInt(DENIALS.size())));
    }
    if (random.nextInt(12) == 0) {
      return new ToldLine(charge, 0, charge, 0, 0, "PR-204");
    }
    long cut = random.nextInt(3) == 0 ? 0 : random.nextInt((int) charge / 2);
    long share = random.nextBoolean() ? 0 : random.nextInt((int) (charge - cut));
    return new ToldLine(charge, cut, share, charge - cut - share, 0, "");
  }

  /** The same in one of the ways that payers write it. */
  Adjudication[] entries(int style, int sign) {
    List<Adjudication> all = new ArrayList<>();
    all.add(amount("submitted", told(sign * charge)));
    if (denied > 0) {
      all.add(amount("benefit", "0"));
      all.add(adjustment(code, told(sign * denied)));
    } else if (style == 0 || !code.isEmpty()) {
      all.add(amount("benefit", told(sign * paid)));
      if (cut > 0) {
        all.add(adjustment("CO-45", told(sign * cut)));
      }
      if (share > 0) {
        all.add(adjustment(code.isEmpty() ? "PR-2" : code, told(sign * share)));
      }
    } else {
      all.add(amount("eligible", told(sign * (charge - cut))));
      all.add(amount(style == 1 ? "coinsurance" : "copay", told(sign * share)));
      all.add(amount(style == 1 ? "benefit" : "paidtoprovider", told(sign * paid)));
    }
    return all.toArray(Adjudication[]::new);
  }

  /** A later payer leaves out what the first did, and denies the rest. */
  Adjudication[] deniedAgain() {
    List<Adjudication> all = new ArrayList<>();
    all.add(amount("benefit", "0"));
    all.add(adjustment("OA-23", told(cut + paid)));
    if (share > 0) {
      all.add(adjustment("CO-16", told(share)));
    }
    return all.toArray(Adjudication[]::new);
  }

  /** What the first payer did is told whole, told as its payment, or not told. */
  Adjudication[] coordinated(long pays, int style) {
    List<Adjudication> all = new ArrayList<>();
    all.add(amount("submitted", told(charge)));
    all.add(amount("benefit", told(pays)));
    if (style == 0) {
      all.add(adjustment("OA-23", told(cut + paid)));
    } else {
      all.add(adjustment("CO-45", told(cut)));
    }
    if (style == 1) {
      all.add(adjustment("OA-23", told(paid)));
    }
    if (share > pays) {
      all.add(adjustment("PR-3", told(share - pays)));
    }
    return all.toArray(Adjudication[]::new);
  }

  static String told(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}
