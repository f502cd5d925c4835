package org.rimborso.web;

import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.WorkBook;
import org.rimborso.web.view.Trouble;
import org.rimborso.web.view.WorkForm;

/** Gives an account to somebody, puts it off, sets a day for it, or takes that back. */
final class WorkHandler implements Handler {
  private final Pages pages;
  private final AccountPage page;
  private final Charts charts;
  private final WorkBook work;

  WorkHandler(Pages pages, AccountPage page, Charts charts, WorkBook work) {
    this.pages = pages;
    this.page = page;
    this.charts = charts;
    this.work = work;
  }

  @Override
  public Permission permission() {
    return Permission.WRITE_NOTE;
  }

  @Override
  public Reply handle(Call call) {
    Optional<Reference> account = AccountPage.account(call);
    if (account.isEmpty()) {
      return failed(Trouble.Kind.NOT_FOUND);
    }
    return call.isSent(AccountPage.workPurpose(account.get()))
        ? change(call, account.get())
        : failed(Trouble.Kind.FORGED_FORM);
  }

  private Reply change(Call call, Reference account) {
    DeskChart opened = charts.open(call.someone());
    LocalDate today = opened.chart().asOf();
    WorkForm form =
        WorkForm.read(call.query(), work.assignable(call.someone()), today, call.words());
    if (form.change().isEmpty()) {
      return again(call, opened, account, form, 422);
    }
    WorkBook.Answer answer =
        work.change(call.someone(), account, call.version(), form.change().get());
    if (answer instanceof WorkBook.Done) {
      return new Reply.SeeOther(call.base() + "/accounts/" + account + "?work=saved#work");
    }
    if (answer instanceof WorkBook.Faster faster) {
      return again(call, opened, account, form.failed(BulkRows.faster(faster, call.words())), 409);
    }
    return answer instanceof WorkBook.NoSuchAccount
        ? failed(Trouble.Kind.NOT_FOUND)
        : again(call, opened, account, form.failed(call.words().say("note.not-saved")), 503);
  }

  private Reply again(Call call, DeskChart opened, Reference account, WorkForm form, int status) {
    return page.inside(call, opened, account, page.draft(call, account), form)
        .map(inside -> pages.page(call, "title.account", status, opened, inside))
        .orElseGet(() -> failed(Trouble.Kind.NOT_FOUND));
  }

  private static Reply failed(Trouble.Kind kind) {
    return new Reply.Failed(Trouble.of(kind, Numbers.next()));
  }
}
