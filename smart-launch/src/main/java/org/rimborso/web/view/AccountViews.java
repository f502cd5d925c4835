package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.account.Account;
import org.rimborso.account.AccountRules;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.CodeableConcept;
import org.rimborso.chart.Coding;
import org.rimborso.chart.Condition;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.notes.Landing;
import org.rimborso.notes.PlacedNote;
import org.rimborso.payer.Payers;
import org.rimborso.review.Review;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Finding;
import org.rimborso.store.Query;

/** Builds the page of one account. */
public final class AccountViews {
  private final Chart chart;
  private final Review review;
  private final RulePages rules;
  private final Payers payers;
  private final GapAnswers answers;
  private final Words words;
  private final Names names;

  /**
   * Builds pages over one chart.
   *
   * @param payers what the site knows about its payers
   * @param answers what was said to gaps
   */
  public AccountViews(
      Chart chart, Review review, RulePages rules, Payers payers, Words words, GapAnswers answers) {
    this.chart = chart;
    this.review = review;
    this.rules = rules;
    this.payers = payers;
    this.answers = answers;
    this.words = words;
    names = new Names(chart, words);
  }

  /** The same of an account about which nobody was asked. */
  public Optional<AccountView> view(
      Reference reference, List<PlacedNote> notes, Map<String, Optional<Landing>> letters) {
    return view(reference, notes, letters, List.of());
  }

  /**
   * The page of the account with this key; empty if the chart has no such account.
   *
   * @param letters by ids of notes that tell of a letter, where its document is, if anywhere
   * @param asked what clinicians were asked about it
   */
  public Optional<AccountView> view(
      Reference reference,
      List<PlacedNote> notes,
      Map<String, Optional<Landing>> letters,
      List<Query> asked) {
    return review.accounts().stream()
        .filter(account -> account.reference().equals(reference))
        .findFirst()
        .map(account -> view(account, notes, letters, asked));
  }

  private AccountView view(
      Account account,
      List<PlacedNote> notes,
      Map<String, Optional<Landing>> letters,
      List<Query> asked) {
    QueryWords queries = new QueryWords(words, chart.zone(), chart.asOf());
    CodeWords codes = new CodeWords(words, denying(account));
    AnswerTables tables = new AnswerTables(chart, words, codes);
    List<AccountView.AnswerTable> answers = tables.tables(account);
    List<Finding> found = findings(account);
    return new AccountView(
        account.reference().toString(),
        names.payer(account.payer()),
        account.serviced().start().map(words::day),
        AccountRows.state(account.state(), words),
        open(account),
        story(account),
        diagnoses(account, found),
        queries.next(asked).orElseGet(() -> words.say(account.next().text())),
        found.stream().map(this::gap).toList(),
        new PayersViews(chart, review.accounts(), payers, words).view(account, codes),
        answers,
        tables.explained(),
        new Dues(chart.asOf(), words).all(account),
        new Timeline(chart, letters, words)
            .with(asked, queries)
            .of(account, words.showsAmounts() ? notes : List.of()),
        unread(),
        currency(account),
        words.showsAmounts());
  }

  /** Types that were asked for and did not come; silent where the site keeps no notes in them. */
  private List<String> unread() {
    return Stream.of("Communication", "DocumentReference")
        .flatMap(type -> chart.limitation(type).stream())
        .map(limitation -> words.say("timeline.unread", Unchecked.why(limitation, words)))
        .toList();
  }

  private Gap gap(Finding finding) {
    return Gap.of(finding, chart, rules, words).answered(answers.of(finding));
  }

  private static Set<String> denying(Account account) {
    return account.denial().map(denial -> Set.copyOf(denial.codes())).orElse(Set.of());
  }

  /** What is open with whom, or that it cannot be told. */
  private String open(Account account) {
    List<String> parts = new ArrayList<>();
    parts.add(
        account
            .balance()
            .payer()
            .map(money -> words.say("account.open-payer", money))
            .orElseGet(() -> words.say("account.open-unknown")));
    account
        .balance()
        .patient()
        .ifPresent(money -> parts.add(words.say("account.open-patient", money)));
    account.ageDays().ifPresent(days -> parts.add(words.say("account.days", days)));
    return String.join(" · ", parts);
  }

  private List<String> story(Account account) {
    List<String> story = new ArrayList<>();
    AnswerTables.bill(chart, account.reference()).map(this::filed).ifPresent(story::add);
    story.add(new AccountRows(chart, words).sentence(account));
    return story;
  }

  private String filed(Claim claim) {
    String amount = claim.total().map(words::money).orElseGet(() -> words.say("account.no-total"));
    String service =
        claim
            .billablePeriod()
            .start()
            .map(words::day)
            .map(Day::shown)
            .orElse(words.say("unknown.date"));
    String made = claim.created().map(words::day).map(Day::shown).orElse(words.say("unknown.date"));
    String key = claim.status().equals("draft") ? "account.drafted" : "account.filed";
    return words.say(
        key, made, names.payer(claim.insurer()), service, claim.lines().size(), amount);
  }

  private List<EncounterView.Diagnosis> diagnoses(Account account, List<Finding> found) {
    List<EncounterView.Diagnosis> rows = new ArrayList<>();
    AnswerTables.bill(chart, account.reference())
        .ifPresent(claim -> claim.diagnoses().forEach(d -> rows.add(diagnosis(d, claim, found))));
    return rows;
  }

  private EncounterView.Diagnosis diagnosis(
      Claim.Diagnosis diagnosis, Claim claim, List<Finding> found) {
    CodeableConcept concept =
        diagnosis
            .code()
            .or(
                () ->
                    diagnosis
                        .condition()
                        .flatMap(ref -> chart.find(ref, Condition.class))
                        .map(Condition::code))
            .orElse(CodeableConcept.EMPTY);
    Optional<String> code = concept.codings().stream().map(Coding::code).findFirst();
    String path =
        claim.reference().type() + ".diagnosis[" + claim.diagnoses().indexOf(diagnosis) + "]";
    return new EncounterView.Diagnosis(
        code,
        concept.label().filter(label -> code.filter(label::equals).isEmpty()).orElse(""),
        found.stream()
            .filter(finding -> finding.element().startsWith(path))
            .map(finding -> Gap.badge(finding.severity(), words))
            .findFirst());
  }

  /**
   * What is found in the account's claims, and of the account what its page does not say anyway.
   */
  private List<Finding> findings(Account account) {
    Set<Reference> own = new LinkedHashSet<>(account.claims());
    own.add(account.reference());
    return review.findings().stream()
        .filter(finding -> finding.audience().contains(Audience.BILLING))
        .filter(finding -> own.contains(finding.focus()))
        .filter(finding -> !AccountRules.isSaidBy(account, finding))
        .toList();
  }

  private static String currency(Account account) {
    return account.billed().or(() -> account.balance().payer()).map(Money::currency).orElse("USD");
  }
}
