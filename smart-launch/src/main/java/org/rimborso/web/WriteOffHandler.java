package org.rimborso.web;

import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.WriteOffBook;
import org.rimborso.web.view.Trouble;
import org.rimborso.web.view.WorkForm;
import org.rimborso.web.view.WriteOffForm;
import org.rimborso.web.view.WriteOffView;

/**
 * Proposes to give up an amount of an account and takes that back, or decides on it: one of the two
 * by its permission.
 */
final class WriteOffHandler implements Handler {
  private final Permission permission;
  private final Pages pages;
  private final AccountPage page;
  private final Charts charts;
  private final WriteOffBook book;

  WriteOffHandler(
      Permission permission, Pages pages, AccountPage page, Charts charts, WriteOffBook book) {
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
    Optional<Reference> account = AccountPage.account(call);
    if (account.isEmpty()) {
      return failed(Trouble.Kind.NOT_FOUND);
    }
    return call.isSent(WriteOffPart.purpose(account.get()))
        ? step(call, account.get())
        : failed(Trouble.Kind.FORGED_FORM);
  }

  private Reply step(Call call, Reference account) {
    DeskChart opened = charts.open(call.someone());
    String currency =
        WriteOffPart.account(opened, account)
            .flatMap(one -> one.balance().payer())
            .map(Money::currency)
            .orElse("USD");
    WriteOffForm form = WriteOffForm.read(call.query(), currency, call.words());
    if (form.step().filter(step -> step.permission() == permission).isEmpty()) {
      return again(
          call,
          opened,
          account,
          form.error().isPresent() ? form : form.failed(call.words().say("work.nothing")),
          422);
    }
    WriteOffBook.Answer answer =
        book.step(
            call.someone(),
            account,
            call.version(),
            form.step().get(),
            row -> WriteOffView.note(row, call.words()));
    return reply(call, opened, account, form, answer);
  }

  private Reply reply(
      Call call,
      DeskChart opened,
      Reference account,
      WriteOffForm form,
      WriteOffBook.Answer answer) {
    if (answer instanceof WriteOffBook.Done) {
      return new Reply.SeeOther(
          call.base() + "/accounts/" + account + "?write-off=saved#write-off");
    }
    if (answer instanceof WriteOffBook.Faster faster) {
      String sentence = WriteOffView.faster(faster, call.words());
      return again(call, opened, account, form.failed(sentence), 409);
    }
    if (answer instanceof WriteOffBook.Refused refused) {
      String sentence = WriteOffView.refused(refused, call.words());
      return again(call, opened, account, form.failed(sentence), 422);
    }
    return answer instanceof WriteOffBook.NoSuchAccount
        ? failed(Trouble.Kind.NOT_FOUND)
        : again(call, opened, account, form.failed(call.words().say("note.not-saved")), 503);
  }

  private Reply again(
      Call call, DeskChart opened, Reference account, WriteOffForm form, int status) {
    return page.inside(call, opened, account, page.draft(call, account), WorkForm.EMPTY, form)
        .map(inside -> pages.page(call, "title.account", status, opened, inside))
        .orElseGet(() -> failed(Trouble.Kind.NOT_FOUND));
  }

  private static Reply failed(Trouble.Kind kind) {
    return new Reply.Failed(Trouble.of(kind, Numbers.next()));
  }
}
