package org.rimborso.web;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rimborso.access.Permission;
import org.rimborso.chart.Reference;
import org.rimborso.desk.LetterBook;
import org.rimborso.web.view.LetterForm;
import org.rimborso.web.view.Trouble;

/**
 * Keeps a half-written letter while it is typed, so that a session's end does not take it along.
 */
final class LetterDraftHandler implements Handler {
  private final LetterBook letters;

  LetterDraftHandler(LetterBook letters) {
    this.letters = letters;
  }

  @Override
  public Permission permission() {
    return Permission.WRITE_NOTE;
  }

  @Override
  public Reply handle(Call call) {
    Optional<Reference> account = AccountPage.account(call);
    Optional<String> which = LetterPage.which(call);
    if (account.isEmpty() || which.isEmpty()) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.NOT_FOUND, Numbers.next()));
    }
    if (!call.isSent(LetterPage.purpose(account.get()))) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.FORGED_FORM, Numbers.next()));
    }
    Map<String, String> typed = new TreeMap<>();
    LetterForm.FIELDS.forEach(field -> call.asked(field).ifPresent(text -> typed.put(field, text)));
    return DraftHandler.told(letters.keepDraft(call.someone(), account.get(), which.get(), typed));
  }
}
