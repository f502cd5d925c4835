package org.rimborso.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.web.view.NoteForm;
import org.rimborso.web.view.Trouble;

/** Keeps a half-written note while it is typed, so that a session's end does not take it along. */
final class DraftHandler implements Handler {
  private final Charts charts;

  DraftHandler(Charts charts) {
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
      return new Reply.Failed(Trouble.of(Trouble.Kind.NOT_FOUND, Numbers.next()));
    }
    if (!call.isSent(AccountPage.notePurpose(account.get()))) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.FORGED_FORM, Numbers.next()));
    }
    Map<String, String> typed = new TreeMap<>();
    NoteForm.FIELDS.forEach(field -> call.asked(field).ifPresent(text -> typed.put(field, text)));
    return told(charts.keepDraft(call.someone(), account.get(), typed));
  }

  /** Tells the browser whether a draft was kept. */
  static Reply told(boolean kept) {
    return new Reply.Content(
        "application/json", ("{\"kept\":" + kept + "}").getBytes(StandardCharsets.UTF_8));
  }
}
