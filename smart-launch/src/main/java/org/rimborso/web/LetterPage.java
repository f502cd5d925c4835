package org.rimborso.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.Permission;
import org.rimborso.account.Account;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.LetterBook;
import org.rimborso.payer.Payers;
import org.rimborso.web.view.LetterDraft;
import org.rimborso.web.view.LetterForm;
import org.rimborso.web.view.LetterKind;
import org.rimborso.web.view.Words;

/** Puts the page of one letter together: a first draft, what was typed before, what was sent. */
final class LetterPage {
  private final LetterBook letters;
  private final Supplier<Payers> payers;

  LetterPage(LetterBook letters, Supplier<Payers> payers) {
    this.letters = letters;
    this.payers = payers;
  }

  static String purpose(Reference account) {
    return "letter " + account;
  }

  /** The kind and language that are asked for, as drafts are told apart. */
  static Optional<String> which(Call call) {
    return call.asked("kind")
        .flatMap(LetterKind::of)
        .map(kind -> kind.code() + " " + letterWords(call).tag());
  }

  private static Words letterWords(Call call) {
    return call.asked("letter").map(Words::of).orElse(call.words());
  }

  /**
   * The form for the letter that is asked for; empty if there is no such kind of letter, or the
   * visitor gets no such account.
   *
   * @param opened what the visitor gets
   */
  Optional<LetterForm> form(Call call, DeskChart opened, Reference account) {
    return opened
        .account(account)
        .flatMap(known -> call.asked("kind"))
        .flatMap(LetterKind::of)
        .map(kind -> form(call, account, kind));
  }

  private LetterForm form(Call call, Reference account, LetterKind kind) {
    DeskChart outgoing = letters.outgoing(call.someone());
    LetterForm empty = LetterForm.empty(id(call), kind, letterWords(call).tag());
    return outgoing
        .account(account)
        .map(
            one ->
                kind.closed(one, call.permittedWords())
                    .map(empty::closed)
                    .orElseGet(() -> written(call, outgoing, one, empty)))
        .orElseGet(() -> empty.closed(call.words().say("letter.restricted")));
  }

  private LetterForm written(Call call, DeskChart outgoing, Account account, LetterForm empty) {
    Optional<String> sent = call.asked("text");
    if (sent.isPresent()) {
      return empty.with(sent.get());
    }
    Optional<Map<String, String>> kept =
        call.asked("anew").isPresent()
            ? Optional.empty()
            : letters.draft(call.someone(), account.reference(), which(call).orElseThrow());
    return kept.map(empty::restored)
        .orElseGet(() -> empty.with(draft(call, outgoing, account, empty)));
  }

  private String draft(Call call, DeskChart outgoing, Account account, LetterForm form) {
    Words letter = letterWords(call);
    Words words = call.someone().may(Permission.SEE_AMOUNTS) ? letter : letter.withoutAmounts();
    return LetterDraft.of(form.kind(), outgoing.chart(), payers.get(), account, words);
  }

  private static String id(Call call) {
    return call.asked("id")
        .filter(id -> id.matches("[0-9a-f-]{36}"))
        .orElseGet(() -> UUID.randomUUID().toString());
  }

  Pages.Inside inside(Call call, Reference account, LetterForm form) {
    Admitted visitor = call.someone();
    return new Pages.Inside(
        "letter.jte",
        Map.of(
            "form",
            form,
            "href",
            call.base() + "/accounts/" + account,
            "token",
            Csrf.token(visitor, purpose(account))));
  }
}
