package org.rimborso.web;

import java.util.List;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.Permission;
import org.rimborso.account.Account;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.WriteOffBook;
import org.rimborso.store.WriteOffRow;
import org.rimborso.web.view.WriteOffForm;
import org.rimborso.web.view.WriteOffView;

/** The part of an account's page where amounts are given up. */
final class WriteOffPart {
  private final WriteOffBook book;

  WriteOffPart(WriteOffBook book) {
    this.book = book;
  }

  static String purpose(Reference account) {
    return "write-off " + account;
  }

  /** The part; empty for who sees neither amounts nor what was talked over, or no such account. */
  Optional<WriteOffView> view(Call call, DeskChart opened, Reference account, WriteOffForm asked) {
    Admitted visitor = call.someone();
    if (!visitor.may(Permission.SEE_AMOUNTS) || !visitor.may(Permission.SEE_NOTES)) {
      return Optional.empty();
    }
    return account(opened, account).map(known -> view(call, opened, known, asked));
  }

  static Optional<Account> account(DeskChart opened, Reference account) {
    return opened.review().accounts().stream()
        .filter(one -> one.reference().equals(account))
        .findFirst();
  }

  private WriteOffView view(Call call, DeskChart opened, Account account, WriteOffForm asked) {
    Admitted visitor = call.someone();
    List<WriteOffRow> rows = book.of(visitor, account.reference());
    boolean own = !rows.isEmpty() && book.isOwn(visitor, rows.get(rows.size() - 1));
    return WriteOffView.of(
        rows,
        WriteOffBook.open(account),
        new WriteOffView.Reader(
            visitor.may(Permission.WRITE_NOTE), visitor.may(Permission.APPROVE_WRITE_OFF), own),
        new WriteOffView.Forms(
            call.base() + "/accounts/" + account.reference() + "/write-off",
            Csrf.token(visitor, purpose(account.reference())),
            asked,
            call.asked("write-off").isPresent() && asked.error().isEmpty()),
        opened.chart().zone(),
        call.words());
  }
}
