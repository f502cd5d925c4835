package org.rimborso.web;

import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.desk.DeskChart;
import org.rimborso.web.view.AccountFilter;
import org.rimborso.web.view.AccountsViews;

/** The page of all accounts of the patient. */
final class AccountsHandler implements Handler {
  private final Pages pages;

  AccountsHandler(Pages pages) {
    this.pages = pages;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_ACCOUNTS;
  }

  @Override
  public Reply handle(Call call) {
    AccountFilter filter = AccountFilter.of(call.query());
    return pages.chartPage(
        call, "title.accounts", opened -> Optional.of(inside(call, opened, filter)));
  }

  private Pages.Inside inside(Call call, DeskChart opened, AccountFilter filter) {
    AccountsViews views =
        new AccountsViews(opened.chart(), opened.review(), pages.rules(), call.permittedWords());
    return new Pages.Inside("accounts.jte", Map.of("view", views.view(filter)));
  }
}
