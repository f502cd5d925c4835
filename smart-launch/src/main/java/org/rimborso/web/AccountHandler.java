package org.rimborso.web;

import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.desk.WorkListBook;
import org.rimborso.web.view.Trouble;

/** The page of one account. */
final class AccountHandler implements Handler {
  private final Pages pages;
  private final AccountPage page;
  private final WorkListBook workList;

  /**
   * @param workList hears what was seen, so that its line is no older
   */
  AccountHandler(Pages pages, AccountPage page, WorkListBook workList) {
    this.pages = pages;
    this.page = page;
    this.workList = workList;
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
        opened -> {
          workList.seen(call.someone(), opened, account);
          return page.inside(call, opened, account, page.draft(call, account));
        });
  }
}
