package org.rimborso.web;

import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.QueryBook;
import org.rimborso.store.QueryRow;
import org.rimborso.web.view.QueryForm;
import org.rimborso.web.view.Trouble;

/** Asks a clinician. What was typed comes back in the form whenever it was not kept. */
final class SendQueryHandler implements Handler {
  private final Pages pages;
  private final AskPage page;
  private final Charts charts;
  private final QueryBook book;

  SendQueryHandler(Pages pages, AskPage page, Charts charts, QueryBook book) {
    this.pages = pages;
    this.page = page;
    this.charts = charts;
    this.book = book;
  }

  @Override
  public Permission permission() {
    return Permission.ASK_CLINICIAN;
  }

  @Override
  public Reply handle(Call call) {
    if (!call.isSent(AskPage.purpose(call))) {
      return failed(Trouble.Kind.FORGED_FORM, call);
    }
    DeskChart opened = charts.open(call.someone());
    return page.subject(call, opened)
        .map(subject -> ask(call, opened, subject))
        .orElseGet(() -> failed(Trouble.Kind.NOT_FOUND, call));
  }

  private Reply ask(Call call, DeskChart opened, AskPage.Subject subject) {
    QueryForm form = QueryForm.read(call.query(), call.words());
    if (form.error().isPresent()) {
      return again(call, opened, subject, form, 422);
    }
    QueryRow.Kind kind = form.kind().orElse(subject.proposed());
    QueryBook.Answer answer =
        book.ask(
            call.someone(),
            new QueryBook.Asking(
                form.id(),
                kind,
                subject.about(),
                form.wording(page.proposal(call, opened, subject, kind).facts())));
    if (answer instanceof QueryBook.Done done) {
      return new Reply.SeeOther(
          call.base() + "/queries/" + done.query().row().id() + "?done=asked");
    }
    return answer instanceof QueryBook.Unknown
        ? failed(Trouble.Kind.NOT_FOUND, call)
        : again(call, opened, subject, form.failed(call.words().say("note.not-saved")), 503);
  }

  private Reply again(
      Call call, DeskChart opened, AskPage.Subject subject, QueryForm form, int status) {
    return pages.page(call, "title.ask", status, opened, page.inside(call, opened, subject, form));
  }

  private static Reply failed(Trouble.Kind kind, Call call) {
    Optional<String> typed = call.asked("text");
    return new Reply.Failed(Trouble.of(kind, Numbers.next()).withKept(typed));
  }
}
