package org.rimborso.web;

import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.web.view.Trouble;

/** The page of a letter to a payer, filled in from its account. */
final class LetterHandler implements Handler {
  private final Pages pages;
  private final LetterPage page;

  LetterHandler(Pages pages, LetterPage page) {
    this.pages = pages;
    this.page = page;
  }

  @Override
  public Permission permission() {
    return Permission.WRITE_NOTE;
  }

  @Override
  public Reply handle(Call call) {
    return AccountPage.account(call)
        .map(account -> show(call, account))
        .orElseGet(() -> new Reply.Failed(Trouble.of(Trouble.Kind.NOT_FOUND, Numbers.next())));
  }

  private Reply show(Call call, Reference account) {
    return pages.chartPage(
        call,
        "title.account",
        opened -> page.form(call, opened, account).map(form -> page.inside(call, account, form)));
  }
}
