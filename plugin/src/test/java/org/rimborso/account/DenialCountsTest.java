package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.PAYER;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.line;
import static org.rimborso.account.Papers.ref;

import org.junit.jupiter.api.Test;
import org.rimborso.account.DenialCounts.Count;
import org.rimborso.account.DenialCounts.Pair;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Party;
import org.rimborso.payer.Payers;

class DenialCountsTest {
  private static final Party OTHER = Party.of(ref("Organization/o2"));

  @Test
  void pairs_ofALine_areItsOwnAndOfTheBillAreAll() {
    Chart chart =
        Papers.chart(bill("c1", PAYER).claim(), denied("r1", PAYER).responseTo("Claim/c1"));
    Account.Share share = new Accounts(Payers.NONE).of(chart).get(0).breakdown().payers().get(0);

    assertThat(DenialCounts.pairs(chart, share, 1))
        .containsExactly(new Pair(PAYER, "Q0001", "M54.5"));
    assertThat(DenialCounts.pairs(chart, share, 0))
        .contains(new Pair(PAYER, "Q0001", "M54.5"), new Pair(PAYER, "Q0002", "M54.5"));
    assertThat(DenialCounts.pairs(chart, share, 9)).isEmpty();
  }

  /** Q0001 with M54.5: denied twice of three; with another payer once of once; one without word. */
  @Test
  void of_chart_countsEachPairOfEachPayer() {
    Chart chart =
        Papers.chart(
            bill("c1", PAYER).claim(),
            denied("r1", PAYER).responseTo("Claim/c1"),
            bill("c2", PAYER).claim(),
            denied("r2", PAYER).responseTo("Claim/c2"),
            bill("c3", PAYER).claim(),
            new Replies("r3")
                .lines(line(1, amount("benefit", "60")), line(2, amount("benefit", "40")))
                .responseTo("Claim/c3"),
            bill("c4", OTHER).served(org.rimborso.chart.Period.on(Papers.daysAgo(33))).claim(),
            denied("r4", OTHER).responseTo("Claim/c4"),
            bill("c5", PAYER).claim());
    DenialCounts counts = DenialCounts.of(chart, new Accounts(Payers.NONE).of(chart));

    assertThat(counts.of(new Pair(PAYER, "Q0001", "M54.5"))).contains(new Count(2, 3));
    assertThat(counts.of(new Pair(PAYER, "q0002", "M545"))).contains(new Count(0, 3));
    assertThat(counts.of(new Pair(OTHER, "Q0001", "M54.5"))).contains(new Count(1, 1));
    assertThat(counts.of(new Pair(PAYER, "Q0001", "I10"))).isEmpty();
  }

  private static Bills bill(String id, Party payer) {
    return new Bills(id)
        .created(20)
        .insurer(payer)
        .diagnosis("M54.5")
        .service("Q0001", "60")
        .service("Q0002", "40");
  }

  private static Replies denied(String id, Party payer) {
    return new Replies(id)
        .insurer(payer)
        .lines(line(1, amount("benefit", "0", "CO-50")), line(2, amount("benefit", "40")));
  }
}
