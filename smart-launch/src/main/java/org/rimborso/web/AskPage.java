package org.rimborso.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Csrf;
import org.rimborso.account.Account;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.DraftDesk;
import org.rimborso.desk.QueryBook;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Finding;
import org.rimborso.store.QueryRow;
import org.rimborso.web.view.AskView;
import org.rimborso.web.view.QueryForm;
import org.rimborso.web.view.QueryTopics;

/** Puts the page together on which a clinician is asked about an account or a finding. */
final class AskPage {
  private final QueryBook book;

  AskPage(QueryBook book) {
    this.book = book;
  }

  /** The purpose of the form about what the address names. */
  static String purpose(Call call) {
    return "ask " + call.asked("account").or(() -> call.asked("finding")).orElse("");
  }

  /** What the address names, without its visit, for drafts. */
  static QueryRow.About named(Call call) {
    return new QueryRow.About(
        call.asked("account").flatMap(Reference::parse), call.asked("finding"), Optional.empty());
  }

  /**
   * What is asked about, found in the chart.
   *
   * @param proposed the kind of question that fits
   */
  record Subject(
      Optional<Account> account,
      Optional<Finding> finding,
      Optional<Encounter> visit,
      QueryRow.Kind proposed) {

    QueryRow.About about() {
      return new QueryRow.About(
          account.map(Account::reference),
          finding.map(Finding::id),
          visit.map(Encounter::reference));
    }
  }

  /** Empty if the visitor gets no such account or finding. */
  Optional<Subject> subject(Call call, DeskChart opened) {
    QueryTopics topics = topics(call, opened);
    QueryRow.About named = named(call);
    if (named.account().isPresent()) {
      return opened
          .account(named.account().get())
          .map(
              one ->
                  new Subject(
                      Optional.of(one),
                      Optional.empty(),
                      topics.visit(one),
                      QueryTopics.of(one).orElse(QueryRow.Kind.RECORDS)));
    }
    return opened.review().findings().stream()
        .filter(one -> one.audience().contains(Audience.CLINICIAN))
        .filter(one -> named.finding().filter(one.id()::equals).isPresent())
        .findFirst()
        .map(
            one ->
                new Subject(
                    Optional.empty(), Optional.of(one), topics.visit(one), QueryTopics.of(one)));
  }

  private static QueryTopics topics(Call call, DeskChart opened) {
    return new QueryTopics(opened.chart(), call.words());
  }

  /** The kind that the address or the form names, else the one that fits. */
  private static QueryRow.Kind kind(Call call, Subject subject) {
    return call.asked("kind").flatMap(QueryRow.Kind::named).orElse(subject.proposed());
  }

  QueryTopics.Proposal proposal(Call call, DeskChart opened, Subject subject, QueryRow.Kind kind) {
    return topics(call, opened).proposal(kind, subject.visit(), subject.finding());
  }

  /** The form as its author left it unless another template is asked for, else as one fills it. */
  QueryForm form(Call call, DeskChart opened, Subject subject) {
    Optional<QueryForm> kept =
        book.draft(call.someone(), DraftDesk.Form.question(subject.about()))
            .map(QueryForm::restored);
    if (kept.isPresent() && call.asked("kind").isEmpty()) {
      return kept.get();
    }
    QueryRow.Kind kind = kind(call, subject);
    QueryForm fresh = QueryTopics.form(kind, proposal(call, opened, subject, kind));
    return kept.isPresent() ? fresh.replacing() : fresh;
  }

  Pages.Inside inside(Call call, DeskChart opened, Subject subject, QueryForm form) {
    QueryRow.Kind kind = form.kind().orElse(subject.proposed());
    String self =
        call.base()
            + subject
                .account()
                .map(one -> "/ask?account=" + one.reference())
                .or(
                    () ->
                        subject
                            .finding()
                            .map(
                                one ->
                                    "/ask?finding="
                                        + URLEncoder.encode(one.id(), StandardCharsets.UTF_8)))
                .orElseThrow();
    List<AskView.Kind> kinds =
        Arrays.stream(QueryRow.Kind.values())
            .map(
                one ->
                    new AskView.Kind(
                        one.code(),
                        call.words().say("query.kind." + one.code()),
                        self + "&kind=" + one.code(),
                        one == kind))
            .toList();
    Map<String, Object> model = new HashMap<>();
    model.put(
        "view", view(call, opened, subject, self, kinds, proposal(call, opened, subject, kind)));
    model.put("form", form);
    model.put("href", call.base() + "/ask");
    model.put("token", Csrf.token(call.someone(), purpose(call)));
    return new Pages.Inside("ask.jte", model);
  }

  private AskView view(
      Call call,
      DeskChart opened,
      Subject subject,
      String self,
      List<AskView.Kind> kinds,
      QueryTopics.Proposal proposal) {
    return new AskView(
        subject
            .account()
            .map(one -> one.reference().toString())
            .or(() -> subject.finding().map(one -> call.words().say(one.message())))
            .orElse(""),
        call.base()
            + subject
                .account()
                .map(one -> "/accounts/" + one.reference())
                .or(() -> subject.visit().map(one -> "/encounter?visit=" + one.reference()))
                .orElse("/encounter"),
        self,
        kinds,
        topics(call, opened)
            .seenBy(subject.visit())
            .orElseGet(() -> call.words().say("query.anyone")),
        call.words().day(book.due(call.someone())),
        proposal.facts(),
        subject.account().map(one -> one.reference().toString()),
        subject.finding().map(Finding::id));
  }
}
