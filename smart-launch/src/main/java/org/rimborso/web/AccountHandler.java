package org.rimborso.web;

import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.web.view.Trouble;

/** The page of one account. */
final class AccountHandler implements Handler {
  private final Pages pages;
  private final AccountPage page;

  AccountHandler(Pages pages, AccountPage page) {
    this.pages = pages;
    this.page = page;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_ACCOUNTS;
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
        opened -> page.inside(call, opened, account, page.draft(call, account)));
  }
}
