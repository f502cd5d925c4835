package org.rimborso.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.account.Account;
import org.rimborso.chart.Answer;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Coverage;
import org.rimborso.chart.ExplanationOfBenefit;
import org.rimborso.chart.Money;
import org.rimborso.chart.PartialDate;
import org.rimborso.chart.Party;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Reference;
import org.rimborso.payer.PayerProfile;
import org.rimborso.payer.Payers;

/**
 * The first text of a letter about an account, from what its claims and answers tell. What is not
 * known stands in brackets; of what is clinical only the codes of the claim are in it.
 */
public final class LetterDraft {
  private static final Set<String> VOID = Set.of("cancelled", "entered-in-error", "draft");

  private final Chart chart;
  private final Account account;
  private final Words words;
  private final Optional<Claim> bill;
  private final Optional<PayerProfile> payer;
  private final List<String> text = new ArrayList<>();

  private LetterDraft(Chart chart, Payers payers, Account account, Words words) {
    this.chart = chart;
    this.account = account;
    this.words = words;
    bill = bill(chart, account);
    payer = bill.flatMap(payers.in(chart)::of);
  }

  /**
   * The text, line by line.
   *
   * @param chart holds nothing that may not leave the house
   * @param payers tell where letters go
   * @param words in the letter's language; amounts that they do not show are left open
   */
  public static String of(
      LetterKind kind, Chart chart, Payers payers, Account account, Words words) {
    LetterDraft draft = new LetterDraft(chart, payers, account, words);
    draft.head(kind);
    draft.body(kind);
    draft.foot(kind);
    return String.join("\n", draft.text);
  }

  private static Optional<Claim> bill(Chart chart, Account account) {
    List<Reference> claims = account.claims();
    Reference last = claims.isEmpty() ? account.reference() : claims.get(claims.size() - 1);
    return chart
        .find(last, Claim.class)
        .or(() -> chart.find(last, ExplanationOfBenefit.class).map(ExplanationOfBenefit::bill));
  }

  private void head(LetterKind kind) {
    add(bill.map(Claim::provider).flatMap(this::name).orElseGet(() -> gap("provider")));
    add(gap("provider-address"));
    add("");
    add(words.day(chart.asOf()).shown());
    add("");
    addressee();
    add("");
    add(words.say("letter.subject." + kind.code()));
    add("");
    Optional<Patient> patient = chart.patient();
    say("patient", patient.flatMap(Patient::name));
    say("born", patient.flatMap(Patient::birthDate).map(this::day));
    say("member", coverage().flatMap(Coverage::memberId));
    add(words.say("letter.claim", account.reference().id()));
    add(words.say("letter.payer-number", gap("payer-number")));
    say("services", services());
    say("billed", account.billed().map(this::amount));
    add("");
    add(words.say("letter.greeting"));
    add("");
  }

  private void addressee() {
    add(
        name(account.payer())
            .or(() -> payer.map(PayerProfile::name))
            .orElseGet(() -> gap("payer")));
    payer
        .flatMap(one -> one.contact().post())
        .ifPresentOrElse(
            address -> address.strip().lines().map(String::strip).forEach(this::add),
            () -> add(gap("payer-address")));
  }

  private void body(LetterKind kind) {
    add(words.say("letter.opening." + kind.code()));
    add("");
    switch (kind) {
      case APPEAL, RECONSIDERATION -> denial();
      case TIMELY_FILING -> receipts();
      case RECORDS -> add(gap("request"));
      case CORRECTED_CLAIM -> add(gap("corrected"));
    }
    add("");
    add(words.say("letter.ask." + kind.code()));
  }

  private void foot(LetterKind kind) {
    if (kind == LetterKind.APPEAL || kind == LetterKind.RECONSIDERATION) {
      account.deadlines().stream()
          .filter(one -> one.kind().equals("appeal"))
          .findFirst()
          .ifPresent(one -> add(words.say("letter.deadline", one.on())));
    }
    add("");
    add(words.say("letter.enclosures"));
    add("- " + words.say("letter.enclosure." + kind.code()));
    add("- " + gap("enclosure"));
    add("");
    add(words.say("letter.regards"));
    add(gap("signature"));
  }

  private void denial() {
    int before = text.size();
    account.breakdown().payers().stream()
        .flatMap(share -> share.lines().stream())
        .forEach(this::line);
    if (text.size() == before) {
      account.denial().ifPresent(denial -> denial.codes().forEach(this::code));
    }
    add("");
    add(gap("reasons"));
  }

  private void line(Account.LineDenial denied) {
    String held = denied.open().map(this::amount).orElseGet(() -> gap("amount"));
    add(
        denied.sequence() == 0
            ? words.say("letter.whole", held)
            : words.say("letter.line", denied.sequence(), service(denied.sequence()), held));
    denied.denial().codes().forEach(this::code);
  }

  private void code(String code) {
    String bare = code.substring(code.indexOf('-') + 1);
    String meaning =
        words
            .find("carc." + bare)
            .or(() -> words.find("rarc." + bare))
            .map(t -> ": " + t)
            .orElse("");
    add("  " + code + meaning);
  }

  private String service(int sequence) {
    return bill.stream()
        .flatMap(claim -> claim.lines().stream())
        .filter(line -> line.sequence() == sequence)
        .flatMap(line -> line.service().codings().stream())
        .map(coding -> coding.code())
        .findFirst()
        .orElseGet(() -> gap("service"));
  }

  /** What shows that the payer had the claim: its own answers, queued ones too. */
  private void receipts() {
    bill.flatMap(Claim::created).ifPresent(made -> add(words.say("letter.made", made)));
    int before = text.size();
    for (Reference claim : account.claims()) {
      chart.responsesTo(claim).forEach(one -> receipt(one.reference(), one.answer()));
      chart.benefitsOf(claim).forEach(one -> receipt(one.reference(), one.answer()));
    }
    if (text.size() == before) {
      add(gap("receipt"));
    }
  }

  private void receipt(Reference reference, Answer answer) {
    if (!VOID.contains(answer.status()) && answer.created().isPresent()) {
      String outcome =
          answer.outcome().map(code -> " (" + words.code("outcome", code) + ")").orElse("");
      add("- " + words.say("letter.receipt", answer.created().get(), reference.id()) + outcome);
    }
  }

  private Optional<Coverage> coverage() {
    return bill.stream()
        .flatMap(claim -> claim.insurance().stream())
        .filter(Claim.Insurance::focal)
        .flatMap(one -> one.coverage().reference().stream())
        .flatMap(one -> chart.find(one, Coverage.class).stream())
        .findFirst();
  }

  private Optional<String> services() {
    Optional<String> first = account.serviced().start().map(this::day);
    Optional<String> last = account.serviced().end().map(this::day);
    return last.isEmpty() || first.equals(last)
        ? first
        : Optional.of(first.orElseGet(() -> gap("date")) + " – " + last.get());
  }

  private Optional<String> name(Party party) {
    return chart.nameOf(party).filter(name -> !name.isBlank());
  }

  private String day(PartialDate date) {
    return words.day(date).shown();
  }

  private String amount(Money money) {
    return words.showsAmounts() ? words.money(money) : gap("amount");
  }

  private void say(String key, Optional<String> value) {
    add(words.say("letter." + key, value.orElseGet(() -> gap(key))));
  }

  private String gap(String key) {
    return "[" + words.say("letter.gap." + key) + "]";
  }

  private void add(String line) {
    text.add(line);
  }
}
