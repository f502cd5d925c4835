package org.rimborso.web;

import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.account.Account;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.web.view.NoteForm;
import org.rimborso.web.view.Trouble;
import org.rimborso.web.view.TypedNote;

/** Saves a note. What was typed comes back in the form whenever it was not saved. */
final class SaveNoteHandler implements Handler {
  private static final String CURRENCY = "USD";

  private final Pages pages;
  private final AccountPage page;
  private final Charts charts;

  SaveNoteHandler(Pages pages, AccountPage page, Charts charts) {
    this.pages = pages;
    this.page = page;
    this.charts = charts;
  }

  @Override
  public Permission permission() {
    return Permission.WRITE_NOTE;
  }

  @Override
  public Reply handle(Call call) {
    Optional<Reference> account = AccountPage.account(call);
    if (account.isEmpty()) {
      return failed(Trouble.Kind.NOT_FOUND, call);
    }
    String purpose = AccountPage.notePurpose(account.get());
    if (!call.isSent(purpose)) {
      return failed(Trouble.Kind.FORGED_FORM, call);
    }
    return save(call, account.get());
  }

  private Reply save(Call call, Reference account) {
    DeskChart opened = charts.open(call.someone());
    String currency = currency(opened, account);
    NoteForm form = NoteForm.read(call.query(), call.words(), opened.chart().asOf(), currency);
    Optional<TypedNote> note = form.note(call.words(), currency);
    if (note.isEmpty()) {
      return again(call, opened, account, form, 422);
    }
    Charts.Saved saved = charts.save(call.someone(), account, note.get());
    if (saved instanceof Charts.Kept kept) {
      return new Reply.SeeOther(
          call.base() + "/accounts/" + account + "?saved=" + kept.noteId() + "#note");
    }
    NoteForm unsaved = form.failed(call.words().say("note.not-saved"));
    return again(call, opened, account, unsaved, 503);
  }

  private Reply again(Call call, DeskChart opened, Reference account, NoteForm form, int status) {
    return page.inside(call, opened, account, form)
        .map(inside -> pages.page(call, "title.account", status, opened, inside))
        .orElseGet(() -> failed(Trouble.Kind.NOT_FOUND, call));
  }

  private static Reply failed(Trouble.Kind kind, Call call) {
    return new Reply.Failed(Trouble.of(kind, Numbers.next()).withKept(call.asked("text")));
  }

  private static String currency(DeskChart opened, Reference account) {
    return opened.review().accounts().stream()
        .filter(one -> one.reference().equals(account))
        .flatMap(one -> one.billed().or(() -> payerBalance(one)).stream())
        .map(Money::currency)
        .findFirst()
        .orElse(CURRENCY);
  }

  private static Optional<Money> payerBalance(Account account) {
    return account.balance().payer();
  }
}
