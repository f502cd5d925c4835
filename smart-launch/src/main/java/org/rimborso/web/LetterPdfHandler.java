package org.rimborso.web;

import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.desk.LetterBook;
import org.rimborso.notes.letter.LetterPdf;
import org.rimborso.store.Letter;
import org.rimborso.web.view.Trouble;

/** A letter that was made, as PDF; for who sees its account's notes. */
final class LetterPdfHandler implements Handler {
  private static final String SUFFIX = ".pdf";

  private final LetterBook letters;

  LetterPdfHandler(LetterBook letters) {
    this.letters = letters;
  }

  @Override
  public Permission permission() {
    return Permission.SEE_NOTES;
  }

  @Override
  public Reply handle(Call call) {
    return letter(call)
        .map(letter -> pdf(call, letter))
        .orElseGet(() -> new Reply.Failed(Trouble.of(Trouble.Kind.NOT_FOUND, Numbers.next())));
  }

  private Optional<Letter> letter(Call call) {
    String file = call.part("letter");
    return file.endsWith(SUFFIX)
        ? AccountPage.account(call)
            .flatMap(
                account ->
                    letters.find(
                        call.someone(),
                        account,
                        file.substring(0, file.length() - SUFFIX.length())))
        : Optional.empty();
  }

  private static Reply pdf(Call call, Letter letter) {
    call.response()
        .setHeader(
            "Content-Disposition",
            "inline; filename=\"" + letter.kind() + "-" + letter.day() + SUFFIX + "\"");
    return new Reply.Export(new Reply.Content("application/pdf", LetterPdf.of(letter)));
  }
}
