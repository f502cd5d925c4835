package org.rimborso.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rimborso.access.Csrf;
import org.rimborso.access.Permission;
import org.rimborso.account.Account;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.WorkBook;
import org.rimborso.smart.User;
import org.rimborso.store.NoteRow;
import org.rimborso.store.WorkRow;
import org.rimborso.web.view.AccountFilter;
import org.rimborso.web.view.AccountsView;
import org.rimborso.web.view.AccountsViews;
import org.rimborso.web.view.WorkListView;

/** The page of all accounts of the patient. */
final class AccountsHandler implements Handler {
  private final Pages pages;
  private final WorkBook work;
  private final QueryPart queries;

  AccountsHandler(Pages pages, WorkBook work, QueryPart queries) {
    this.pages = pages;
    this.work = work;
    this.queries = queries;
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
        new AccountsViews(
            opened.chart(),
            opened.review(),
            pages.rules(),
            call.permittedWords(),
            EncounterPage.told(call, opened));
    Map<Reference, WorkRow> rows = work.ofPatient(call.someone());
    rows.keySet().retainAll(references(opened));
    LocalDate today = opened.chart().asOf();
    WorkListView.Reader reader = reader(call);
    AccountsView view =
        views
            .view(
                filter,
                account ->
                    WorkListView.lists(
                        filter, Optional.ofNullable(rows.get(account)), reader.who(), today))
            .advising(queries.steps(call, opened));
    return new Pages.Inside(
        "accounts.jte",
        Map.of("view", view, "work", WorkListView.of(rows, filter, reader, today, call.words())));
  }

  private static Set<Reference> references(DeskChart opened) {
    return opened.review().accounts().stream()
        .map(Account::reference)
        .collect(Collectors.toUnmodifiableSet());
  }

  private WorkListView.Reader reader(Call call) {
    User user = call.someone().launch().user();
    return new WorkListView.Reader(
        new NoteRow.Owner(user.issuer(), user.subject()),
        call.someone().may(Permission.WRITE_NOTE) ? work.assignable(call.someone()) : List.of(),
        UUID.randomUUID().toString(),
        Csrf.token(call.someone(), BulkHandler.PURPOSE));
  }
}
