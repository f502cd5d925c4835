package org.rimborso.web;

import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.account.Account;
import org.rimborso.chart.Money;
import org.rimborso.chart.Reference;
import org.rimborso.desk.DeskChart;
import org.rimborso.desk.LetterBook;
import org.rimborso.notes.letter.Typeface;
import org.rimborso.store.Letter;
import org.rimborso.web.view.LetterForm;
import org.rimborso.web.view.Trouble;
import org.rimborso.web.view.Words;

/**
 * Makes a letter, with the note that tells of it. What was typed comes back in the form whenever
 * there is none.
 */
final class MakeLetterHandler implements Handler {
  private final Pages pages;
  private final LetterPage page;
  private final Charts charts;
  private final LetterBook letters;

  MakeLetterHandler(Pages pages, LetterPage page, Charts charts, LetterBook letters) {
    this.pages = pages;
    this.page = page;
    this.charts = charts;
    this.letters = letters;
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
    if (!call.isSent(LetterPage.purpose(account.get()))) {
      return failed(Trouble.Kind.FORGED_FORM, call);
    }
    DeskChart opened = charts.open(call.someone());
    return page.form(call, opened, account.get())
        .map(form -> make(call, opened, account.get(), form))
        .orElseGet(() -> failed(Trouble.Kind.NOT_FOUND, call));
  }

  private Reply make(Call call, DeskChart opened, Reference account, LetterForm form) {
    Optional<String> fault = fault(call, form);
    if (form.closed().isPresent() || fault.isPresent()) {
      return again(call, opened, account, fault.map(form::failed).orElse(form), 422);
    }
    Words words = Words.of(form.language());
    String says = words.say("letter.noted", words.code("letter-kind", form.kind().code()));
    return letters
        .save(
            call.someone(),
            account,
            form.id(),
            form.kind().note(),
            says,
            letter(opened, account, form))
        .<Reply>map(
            id ->
                new Reply.SeeOther(call.base() + "/accounts/" + account + "?saved=" + id + "#note"))
        .orElseGet(
            () ->
                again(call, opened, account, form.failed(call.words().say("note.not-saved")), 503));
  }

  /** Why a text is no letter yet. */
  private static Optional<String> fault(Call call, LetterForm form) {
    Words words = call.words();
    if (call.asked("text").filter(text -> !text.isBlank()).isEmpty()) {
      return Optional.of(words.say("letter.empty"));
    }
    if (form.text().length() > LetterForm.LONGEST) {
      return Optional.of(words.say("letter.too-long", LetterForm.LONGEST));
    }
    if (form.hasGaps() && call.asked("sure").isEmpty()) {
      return Optional.of(words.say("letter.gaps"));
    }
    String lacking = Typeface.lacks(form.text());
    return lacking.isEmpty() ? Optional.empty() : Optional.of(words.say("letter.lacking", lacking));
  }

  /** On the paper of the country whose money was billed. */
  private static Letter letter(DeskChart opened, Reference account, LetterForm form) {
    boolean inDollars =
        opened
            .account(account)
            .flatMap(Account::billed)
            .map(Money::currency)
            .filter("USD"::equals)
            .isPresent();
    return new Letter(
        form.kind().code(),
        form.language(),
        inDollars ? Letter.Sheet.US_LETTER : Letter.Sheet.A4,
        opened.chart().asOf(),
        Words.of(form.language()).say("letter.subject." + form.kind().code()),
        form.text());
  }

  private Reply again(Call call, DeskChart opened, Reference account, LetterForm form, int status) {
    return pages.page(call, "title.account", status, opened, page.inside(call, account, form));
  }

  private static Reply failed(Trouble.Kind kind, Call call) {
    return new Reply.Failed(Trouble.of(kind, Numbers.next()).withKept(call.asked("text")));
  }
}
