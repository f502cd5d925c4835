package org.rimborso.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rimborso.access.Permission;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.QueryBook;
import org.rimborso.desk.QueryStep;
import org.rimborso.web.view.QuerySteps;
import org.rimborso.web.view.Trouble;

/**
 * Answers a question, or reminds, withdraws, asks further and closes: one of the two by its
 * permission.
 */
final class QueryStepHandler implements Handler {
  private final Permission permission;
  private final Pages pages;
  private final QueryPage page;
  private final Charts charts;
  private final QueryBook book;

  QueryStepHandler(
      Permission permission, Pages pages, QueryPage page, Charts charts, QueryBook book) {
    this.permission = permission;
    this.pages = pages;
    this.page = page;
    this.charts = charts;
    this.book = book;
  }

  @Override
  public Permission permission() {
    return permission;
  }

  @Override
  public Reply handle(Call call) {
    return call.isSent(QueryPage.purpose(call.part("id")))
        ? step(call)
        : failed(Trouble.Kind.FORGED_FORM, call);
  }

  private Reply step(Call call) {
    Optional<String> fault = QuerySteps.fault(call.query(), call.words());
    Optional<QueryStep> step =
        QuerySteps.read(call.query()).filter(one -> one.permission() == permission);
    if (fault.isPresent() || step.isEmpty()) {
      return again(call, fault.orElseGet(() -> call.words().say("query.nothing")), 422);
    }
    return reply(
        call, step.get(), book.step(call.someone(), call.part("id"), call.version(), step.get()));
  }

  private Reply reply(Call call, QueryStep step, QueryBook.Answer answer) {
    if (answer instanceof QueryBook.Done) {
      return new Reply.SeeOther(
          call.base() + "/queries/" + call.part("id") + "?done=" + step.what().code());
    }
    if (answer instanceof QueryBook.Faster faster) {
      return again(call, QuerySteps.faster(faster, call.words()), 409);
    }
    if (answer instanceof QueryBook.Refused refused) {
      String code = refused.because().name().toLowerCase(Locale.ROOT);
      return again(call, call.words().say("query.cannot." + code), 422);
    }
    return answer instanceof QueryBook.Unknown
        ? failed(Trouble.Kind.NOT_FOUND, call)
        : again(call, call.words().say("note.not-saved"), 503);
  }

  private Reply again(Call call, String sentence, int status) {
    Map<String, String> typed = new TreeMap<>();
    QueryPage.TYPED.forEach(field -> typed.put(field, call.asked(field).orElse("")));
    DeskChart opened = charts.open(call.someone());
    return page.inside(call, opened, typed, Optional.of(sentence))
        .map(inside -> pages.page(call, "title.query", status, opened, inside))
        .orElseGet(() -> failed(Trouble.Kind.NOT_FOUND, call));
  }

  private static Reply failed(Trouble.Kind kind, Call call) {
    return new Reply.Failed(Trouble.of(kind, Numbers.next()).withKept(call.asked("text")));
  }
}
