package org.rimborso.web;

import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.notes.Struck;
import org.rimborso.web.view.Trouble;

/** Marks a note of the visitor as entered in error, and shows the account again. */
final class StrikeNoteHandler implements Handler {
  private final Charts charts;

  StrikeNoteHandler(Charts charts) {
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
      return failed(Trouble.Kind.NOT_FOUND);
    }
    if (!call.isSent(AccountPage.notePurpose(account.get()))) {
      return failed(Trouble.Kind.FORGED_FORM);
    }
    return call.asked("note")
        .map(note -> strike(call, account.get(), note))
        .orElseGet(() -> failed(Trouble.Kind.NOT_FOUND));
  }

  private Reply strike(Call call, Reference account, String note) {
    Optional<Struck> struck = charts.strike(call.someone(), account, note);
    if (struck.isEmpty()) {
      return failed(Trouble.Kind.BROKEN);
    }
    return switch (struck.get()) {
      case KEPT -> new Reply.SeeOther(call.base() + "/accounts/" + account + "#h-time");
      case NOT_YOURS -> failed(Trouble.Kind.NOT_PERMITTED);
      case UNKNOWN -> failed(Trouble.Kind.NOT_FOUND);
    };
  }

  private static Reply failed(Trouble.Kind kind) {
    return new Reply.Failed(Trouble.of(kind, Numbers.next()));
  }
}
