package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Note;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.notes.Landing;
import org.rimborso.notes.PlacedNote;
import org.rimborso.payer.Payers;
import org.rimborso.web.view.AccountFilter;
import org.rimborso.web.view.AccountView;
import org.rimborso.web.view.AccountViews;
import org.rimborso.web.view.AccountsView;
import org.rimborso.web.view.AccountsViews;
import org.rimborso.web.view.EncounterView;
import org.rimborso.web.view.EncounterViews;
import org.rimborso.web.view.Gap;
import org.rimborso.web.view.RulePages;
import org.rimborso.web.view.SavedLine;
import org.rimborso.web.view.Words;

/** What pages show, without a server. */
class ViewsTest {
  private static final Note NOTE = new SampleReview(Spelling.PLAIN).note();

  private static final RulePages NO_PAGES = new RulePages(ClassLoader.getPlatformClassLoader());

  private final DeskChart opened = SampleChart.plain();

  private EncounterView documentation(Words words, Optional<Reference> visit) {
    return new EncounterViews(
            opened.chart(),
            opened.review(),
            NO_PAGES,
            words,
            SampleChart.unanswered(words),
            finding -> false)
        .view(visit);
  }

  private AccountsView accounts(Words words, AccountFilter filter) {
    return new AccountsViews(
            opened.chart(), opened.review(), NO_PAGES, words, SampleChart.unanswered(words))
        .view(filter);
  }

  private AccountView account(Words words, List<PlacedNote> notes) {
    return new AccountViews(
            opened.chart(),
            opened.review(),
            NO_PAGES,
            Payers.NONE,
            words,
            SampleChart.unanswered(words))
        .view(SampleChart.CLAIM, notes, Map.of())
        .orElseThrow();
  }

  @Test
  void view_noVisitAsked_showsTheLatestWithItsOwnGaps() {
    EncounterView view = documentation(Words.ENGLISH, Optional.empty());
    assertThat(view.visit().orElseThrow().reference()).isEqualTo("Encounter/e1");
    assertThat(view.visit().orElseThrow().gaps())
        .extracting(Gap::rule)
        .containsExactly("sample-amount", "encounter-not-billed");
    assertThat(view.recent())
        .extracting(EncounterView.VisitRow::reference)
        .containsExactly("Encounter/e2");
    assertThat(view.recent().get(0).gaps().word()).isEqualTo("Error: 1");
  }

  @Test
  void view_visitInContext_comesFirst() {
    EncounterView view = documentation(Words.ITALIAN, Optional.of(SampleChart.OLD_VISIT));
    EncounterView.Visit visit = view.visit().orElseThrow();
    assertThat(visit.reference()).isEqualTo("Encounter/e2");
    assertThat(visit.gaps()).extracting(Gap::rule).containsExactly("diagnosis-not-billable");
    assertThat(visit.gaps().get(0).message())
        .isEqualTo("E11 è una categoria, non un codice completo.");
  }

  @Test
  void view_documentation_hasNoAmountAnywhere() {
    for (Words words : List.of(Words.ENGLISH, Words.ITALIAN)) {
      String all = documentation(words, Optional.of(SampleChart.VISIT)).toString();
      assertThat(all).doesNotContain("31337", "31,337", "31.337", "USD", "312", "898");
    }
  }

  @Test
  void view_openAccounts_sumsAndAges() {
    AccountsView view = accounts(Words.ENGLISH, AccountFilter.DEFAULT);
    assertThat(view.rows())
        .extracting(AccountsView.Row::reference)
        .containsExactly("Claim/c1", "Claim/c2");
    AccountsView.Sum sum = view.sums().get(0);
    assertThat(sum.amount()).isEqualTo("898.00");
    assertThat(sum.note()).isEqualTo("2 open accounts · 1 not in the sum");
    assertThat(sum.ageing())
        .extracting(AccountsView.Slice::width)
        .containsExactly("0.00", "0.00", "100.00", "0.00", "0.00");
    assertThat(view.nextDeadline().orElseThrow().left()).isEqualTo("37 days");
    assertThat(view.rows().get(0).sentence()).endsWith("(CO-146)");
    assertThat(view.rows().get(1).balance()).isEmpty();
    assertThat(view.gaps()).extracting(Gap::rule).containsExactly("encounter-not-billed");
  }

  @Test
  void view_filtered_saysHowManyAreNotListed() {
    AccountsView view =
        accounts(Words.ENGLISH, AccountFilter.of(Map.of("q", "DANA", "state", "all")));
    assertThat(view.rows()).isEmpty();
    assertThat(view.notListed()).isEqualTo(2);
    assertThat(accounts(Words.ENGLISH, AccountFilter.of(Map.of("state", "draft"))).rows())
        .hasSize(1);
  }

  @Test
  void view_narrowed_offersWhatIsThereAndUndoesEach() {
    Map<String, String> query =
        Map.of("q", "codice", "payer", "Northfield Health PPO", "age", "61-90", "denial", "coding");
    AccountsView view = accounts(Words.ITALIAN, AccountFilter.of(query));
    assertThat(view.narrowing().undos())
        .extracting(AccountsView.Undo::name)
        .containsExactly(
            "Ricerca: codice",
            "Pagatore: Northfield Health PPO",
            "Età, giorni: 61–90",
            "Diniego: Codifica");
    assertThat(view.narrowing().payers())
        .extracting(AccountsView.Choice::name)
        .containsExactly("Qualsiasi pagatore", "Northfield Health PPO (2)");
    assertThat(view.narrowing().ages())
        .extracting(AccountsView.Choice::code)
        .containsExactly("", "0-30", "61-90");
    assertThat(accounts(Words.ENGLISH, AccountFilter.of(Map.of("age", "61-90"))).rows())
        .extracting(AccountsView.Row::reference)
        .containsExactly("Claim/c1");
    assertThat(accounts(Words.ENGLISH, AccountFilter.of(Map.of("denial", "bundling"))).rows())
        .isEmpty();
    assertThat(accounts(Words.ENGLISH, AccountFilter.of(Map.of("payer", "Other"))).rows())
        .isEmpty();
  }

  @Test
  void view_ageing_linksEachStepAndTheChosenOneBack() {
    List<AccountsView.Slice> slices =
        accounts(Words.ENGLISH, AccountFilter.of(Map.of("age", "61-90"))).sums().get(0).ageing();
    assertThat(slices)
        .extracting(AccountsView.Slice::query)
        .containsExactly("?age=0-30", "?age=31-60", "?", "?age=91-120", "?age=121%2B");
    assertThat(slices)
        .extracting(AccountsView.Slice::chosen)
        .containsExactly(false, false, true, false, false);
  }

  @Test
  void view_account_putsFiguresOfEachLineInTheirColumn() {
    AccountView.AnswerTable table = account(Words.ENGLISH, List.of()).answers().get(0);
    AccountView.LineRow paid = table.lines().get(0);
    assertThat(paid.charge()).contains("312.00");
    assertThat(paid.allowed()).contains("214.60");
    assertThat(paid.contractual()).contains("97.40");
    assertThat(paid.paid()).contains("171.68");
    assertThat(paid.patient()).contains("42.92");
    assertThat(table.lines().get(1).paid()).isEmpty();
    assertThat(table.lines().get(1).codes())
        .containsExactly(
            new AccountView.CodeMark("CO-146", AccountView.Mark.DENIES),
            new AccountView.CodeMark("CO-Z41", AccountView.Mark.UNKNOWN));
  }

  @Test
  void view_account_tellsWhatHappenedNewestFirst() {
    PlacedNote note = new PlacedNote(NOTE, SampleChart.DELIVERED);
    assertThat(account(Words.ENGLISH, List.of(note)).timeline())
        .extracting(AccountView.Event::title)
        .containsExactly(
            "Note, call.",
            "Note of another system.",
            "Northfield Health PPO answered:",
            "Remark of Northfield Health PPO",
            "Filed to Northfield Health PPO",
            "Service");
  }

  @Test
  void view_whatOthersWrote_isTheirsAndNotOneOfOurNotes() {
    AccountView.Event others =
        account(Words.ENGLISH, List.of()).timeline().stream()
            .filter(event -> event.title().equals("Note of another system."))
            .findFirst()
            .orElseThrow();
    assertThat(others.text()).isEqualTo("Records were sent.");
    assertThat(others.small()).isEqualTo("Claims portal · Communication/m1");
    assertThat(others.note()).isEmpty();
    Landing there = new Landing.Delivered(SampleChart.MESSAGE, Optional.empty());
    assertThat(account(Words.ENGLISH, List.of(new PlacedNote(NOTE, there))).timeline())
        .as("our own note is not told twice")
        .noneMatch(event -> event.title().equals("Note of another system."));
  }

  @Test
  void view_noteOfALetter_saysWhereTheLetterIsToo() {
    PlacedNote note = new PlacedNote(NOTE, SampleChart.KEPT_HERE);
    Landing there =
        new Landing.Delivered(new Reference("DocumentReference", "d1"), Optional.empty());
    assertThat(small(note, Optional.of(there)))
        .endsWith("kept here · letter: in the record as DocumentReference/d1");
    assertThat(small(note, Optional.of(new Landing.Waiting())))
        .endsWith("letter: waits for its author’s next launch");
    assertThat(small(note, Optional.empty())).endsWith("kept here");
  }

  private String small(PlacedNote note, Optional<Landing> letter) {
    return new AccountViews(
            opened.chart(),
            opened.review(),
            NO_PAGES,
            Payers.NONE,
            Words.ENGLISH,
            SampleChart.unanswered(Words.ENGLISH))
        .view(SampleChart.CLAIM, List.of(note), Map.of(NOTE.id(), letter))
        .orElseThrow()
        .timeline()
        .get(0)
        .small();
  }

  @Test
  void view_withoutAmounts_hasNoneAndNoFreeTextThatMayNameOne() {
    Words blind = Words.ENGLISH.withoutAmounts();
    String all =
        accounts(blind, AccountFilter.DEFAULT)
            + account(blind, List.of(new PlacedNote(NOTE, SampleChart.KEPT_HERE))).toString();
    assertThat(all)
        .doesNotContain(
            "898", "312", "171", "42.92", "31337", "1,210", "See policy", "corrected claim is");
  }

  @Test
  void savedLine_forEachLanding_saysWhere() {
    assertThat(line(SampleChart.DELIVERED))
        .isEqualTo("Saved 10:26 — in the record as ClaimResponse/r1");
    assertThat(line(new Landing.Sending())).isEqualTo("Saved 10:26 — being sent");
    assertThat(line(SampleChart.KEPT_HERE)).isEqualTo("Saved here: this EHR takes no notes");
  }

  @Test
  void savedLine_beingSent_asksOftenThenSeldomThenNoMore() {
    assertThat(saved(new Landing.Sending(), 0).poll().orElseThrow().seconds()).isEqualTo(2);
    assertThat(saved(new Landing.Sending(), 8).poll().orElseThrow())
        .isEqualTo(
            new SavedLine.Poll("/s/x/accounts/Claim/c1/saved?note=" + NOTE.id() + "&try=9", 15));
    assertThat(saved(new Landing.Sending(), 40).poll()).isEmpty();
    assertThat(saved(SampleChart.KEPT_HERE, 0).poll()).isEmpty();
  }

  private static String line(Landing landing) {
    SavedLine line = saved(landing, 0);
    return line.strong() + " " + line.rest();
  }

  private static SavedLine saved(Landing landing, int tried) {
    return SavedLine.of(
        new PlacedNote(NOTE, landing),
        SampleChart.ZONE,
        "/s/x/accounts/Claim/c1",
        tried,
        Words.ENGLISH);
  }
}
