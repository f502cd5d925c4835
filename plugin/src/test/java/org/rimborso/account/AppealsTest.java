package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.daysAgo;
import static org.rimborso.account.Papers.line;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.account.Account.Appeal;
import org.rimborso.account.Account.Deadline;
import org.rimborso.chart.Party;
import org.rimborso.chart.Resource;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeRelations;
import org.rimborso.codes.CodeSets;
import org.rimborso.codes.CodeSystem;
import org.rimborso.payer.Payers;

/** No appeal is advised that cannot win, and it is said why. */
class AppealsTest {
  private static final Party MEDICARE = named("Medicare Part B");
  private static final Party ACME = named("Acme Health");

  /** Which decision it is, how many days that level leaves at Medicare, and where it stands. */
  @ParameterizedTest
  @CsvSource({
    "0,120,42 CFR 405.942",
    "1,180,42 CFR 405.962",
    "2,60,42 CFR 405.1014",
    "3,60,42 CFR 405.1102",
    "4,60,42 CFR 405.1136"
  })
  void of_deniedByMedicare_namesTheLevel(int upheld, int days, String source) {
    Account account = upheld(MEDICARE, upheld);

    assertThat(account.breakdown().appeal().map(Appeal::level)).contains(upheld + 1);
    assertThat(account.deadlines())
        .containsExactly(new Deadline("appeal", daysAgo(10).plusDays(days), source));
  }

  @Test
  void of_deniedByTheCourt_isTheEnd() {
    Account account = upheld(MEDICARE, 5);

    assertThat(account.deadlines()).isEmpty();
    assertThat(account.next().action()).isEqualTo("stop");
    assertThat(account.next().text().in(Locale.ENGLISH)).contains("no further level of appeal");
  }

  @Test
  void of_upheldByAnotherPayer_guessesNoDeadline() {
    Account account = upheld(ACME, 1);

    assertThat(account.breakdown().appeal().map(Appeal::isOpen)).contains(true);
    assertThat(account.deadlines()).isEmpty();
  }

  @Test
  void of_timeToAppealOver_advisesNone() {
    Account account =
        Papers.account(
            new Bills("c1").created(200).insurer(MEDICARE).nets("100").claim(),
            new Replies("r1")
                .insurer(MEDICARE)
                .created(121)
                .lines(line(1, amount("benefit", "0", "CO-50")))
                .response());

    assertThat(account.next().action()).isEqualTo("stop");
    assertThat(account.breakdown().appeal().map(Appeal::isOpen)).contains(false);
    assertThat(account.next().text().in(Locale.ENGLISH)).contains("ended on 22 Nov 2026");
    assertThat(account.deadlines()).extracting(Deadline::kind).containsExactly("appeal");
  }

  @Test
  void of_lateAtMedicare_saysWhy() {
    assertThat(why(denied(MEDICARE, "CO-29")))
        .isEqualTo("Medicare takes no appeal against late filing.");
    assertThat(denied(ACME, "CO-29").breakdown().appeal().map(Appeal::isOpen)).contains(true);
  }

  @ParameterizedTest(name = "indicator {0}")
  @CsvSource({"0,false", "1,true", "9,true"})
  void of_pair_canBeAppealedUnlessItIsNeverPaid(String indicator, boolean open) {
    Account account = pair(indicator, "CO-236");

    assertThat(account.breakdown().appeal().map(Appeal::isOpen)).contains(open);
    assertThat(account.next().action()).isEqualTo(open ? "check-pair" : "stop");
    if (!open) {
      assertThat(why(account))
          .isEqualTo("Q0002 is never paid beside Q0001 on one day, whatever modifier is given.");
    }
  }

  @Test
  void of_pairThatIsDeniedForAnotherReason_canBeAppealed() {
    assertThat(pair("0", "CO-50").breakdown().appeal().map(Appeal::isOpen)).contains(true);
  }

  private static Account pair(String indicator, String reason) {
    CodeRelations pairs =
        new CodeRelations.Builder()
            .add("Q0001", "Q0002", indicator, LocalDate.of(2020, 1, 1), Optional.empty())
            .build();
    Resource[] papers = {
      new Bills("c1")
          .created(40)
          .insurer(ACME)
          .service("Q0001", "60")
          .service("Q0002", "40")
          .claim(),
      new Replies("r1")
          .insurer(ACME)
          .created(5)
          .lines(line(1, amount("benefit", "60")), line(2, amount("benefit", "0", reason)))
          .response()
    };
    return new Accounts(Payers.NONE, AccountSettings.DEFAULTS, new Pairs(pairs))
        .of(Papers.chart(papers))
        .get(0);
  }

  /** Knows pairs of practitioners and nothing else. */
  private record Pairs(CodeRelations pairs) implements CodeSets {
    @Override
    public CodeRelations companion(String list) {
      return list.equals("ncci-practitioner") ? pairs : CodeRelations.NONE;
    }

    @Override
    public CodeAnswer ask(CodeSystem system, String code, LocalDate day) {
      throw new AssertionError("nobody asks for codes");
    }

    @Override
    public List<String> billableBelow(CodeSystem system, String code, LocalDate day) {
      return List.of();
    }

    @Override
    public Optional<String> name(CodeSystem system, String code, Locale language) {
      return Optional.empty();
    }
  }

  private static String why(Account account) {
    return account.breakdown().appeal().orElseThrow().why().in(Locale.ENGLISH);
  }

  private static Account denied(Party payer, String code) {
    return Papers.account(
        new Bills("c1").created(40).insurer(payer).nets("100").claim(),
        new Replies("r1")
            .insurer(payer)
            .created(5)
            .lines(line(1, amount("benefit", "0", code)))
            .response());
  }

  /** Denied first, then upheld so many times, ten days apart; the last ten days ago. */
  private static Account upheld(Party payer, int times) {
    Resource[] papers = new Resource[times + 2];
    papers[0] = new Bills("c1").created(150).insurer(payer).nets("100").claim();
    for (int i = 0; i <= times; i++) {
      papers[i + 1] =
          new Replies("r" + i)
              .insurer(payer)
              .created(10 + 10 * (times - i))
              .lines(line(1, amount("benefit", "0", i == 0 ? "CO-50" : "CO-193")))
              .response();
    }
    return Papers.account(papers);
  }

  private static Party named(String name) {
    return new Party(Optional.empty(), Optional.empty(), Optional.of(name));
  }
}
