package org.rimborso.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Permission;
import org.rimborso.account.Account;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.QueryBook;
import org.rimborso.store.Query;
import org.rimborso.web.view.AccountQueries;
import org.rimborso.web.view.QueriesView;
import org.rimborso.web.view.QueryCards;
import org.rimborso.web.view.QueryTopics;
import org.rimborso.web.view.QueryWords;

/** The parts of other pages that tell of questions to clinicians. */
final class QueryPart {
  private final QueryBook book;

  QueryPart(QueryBook book) {
    this.book = book;
  }

  static QueryWords words(Call call, DeskChart opened) {
    return new QueryWords(call.words(), opened.chart().zone(), opened.chart().asOf());
  }

  /** What was asked about an account, the oldest first. */
  List<Query> of(Call call, Reference account) {
    return of(call).stream()
        .filter(one -> one.row().about().account().equals(Optional.of(account)))
        .toList();
  }

  private List<Query> of(Call call) {
    Admitted visitor = call.someone();
    return visitor.may(Permission.SEE_QUERIES) ? book.ofPatient(visitor) : List.of();
  }

  QueriesView.Read read(Admitted visitor, Query query) {
    return new QueriesView.Read(
        query,
        visitor.launch().patient().equals(Optional.of(query.row().patient())),
        book.isOwn(visitor, query),
        visitor.may(Permission.ANSWER_QUERY));
  }

  /** The part of the account's page; empty for who sees no questions. */
  Optional<AccountQueries> view(Call call, DeskChart opened, Reference account, List<Query> asked) {
    Admitted visitor = call.someone();
    Optional<Account> known = opened.account(account);
    if (!visitor.may(Permission.SEE_QUERIES) || known.isEmpty()) {
      return Optional.empty();
    }
    boolean asks = visitor.may(Permission.ASK_CLINICIAN);
    return Optional.of(
        new AccountQueries(
            QueriesView.rows(
                asked.stream().map(query -> read(visitor, query)).toList(),
                call.base(),
                words(call, opened)),
            asks ? Optional.of(call.base() + "/ask?account=" + account) : Optional.empty(),
            asks
                && asked.stream().noneMatch(Query::isAlive)
                && QueryTopics.of(known.get()).isPresent()));
  }

  /** The open questions for the documentation page. */
  QueryCards cards(Call call, DeskChart opened) {
    Admitted visitor = call.someone();
    return QueryCards.of(
        of(call),
        visitor.may(Permission.ASK_CLINICIAN),
        visitor.may(Permission.ANSWER_QUERY),
        call.base(),
        words(call, opened));
  }

  /** What is to be done next about accounts of which something was asked, by reference. */
  Map<String, String> steps(Call call, DeskChart opened) {
    Map<String, List<Query>> asked = new HashMap<>();
    for (Query query : of(call)) {
      query
          .row()
          .about()
          .account()
          .ifPresent(
              account ->
                  asked.computeIfAbsent(account.toString(), key -> new ArrayList<>()).add(query));
    }
    Map<String, String> steps = new HashMap<>();
    QueryWords words = words(call, opened);
    asked.forEach((account, some) -> words.next(some).ifPresent(step -> steps.put(account, step)));
    return steps;
  }
}
